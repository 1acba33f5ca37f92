/*
 * mkcity - a dump of some years of a sub-district in which seasons, places
 * that come back, bursts and a treated estate are planted, and the truth about
 * them: what js-forecast should find, and what it should not.
 *
 *	mkcity --seed N --day DAY --truth FILE [--years N] [--scale PERCENT]
 *
 * The dump goes to standard output; it reaches from so many years before DAY
 * (the day of the list) to half a year behind it. One line of NDJSON in FILE
 * for each thing that is planted.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "gen/gen_rng.h"
#include "time/date.h"

#define COMMUNITIES 10
#define CATEGORIES 32
#define SEASONS 10
#define CHRONICS 8
#define BURSTS 8
#define BUILDINGS 12
#define AFTER 180		/* days behind the list */
#define TREATED_SHARE 0.5	/* what the treatment leaves */

static const char *const communities[COMMUNITIES] = {
	"农光里", "农光里中", "劲松北", "劲松中", "劲松东", "劲松西",
	"磨房北里", "百环", "和谐雅园", "大郊亭"
};

static const char *const categories[CATEGORIES] = {
	"住房城乡建设->物业管理->电梯故障", "住房城乡建设->物业管理->停车管理",
	"住房城乡建设->物业管理->物业收费", "住房城乡建设->物业管理->小区保洁",
	"住房城乡建设->物业管理->公共照明", "住房城乡建设->房屋修缮->管道老化",
	"住房城乡建设->房屋修缮->下水堵塞", "住房城乡建设->房屋修缮->老旧设施",
	"住房城乡建设->老旧小区改造->改造施工", "城市管理->市容环境->占道经营",
	"城市管理->市容环境->垃圾清运", "城市管理->市容环境->乱堆乱放",
	"城市管理->市政设施->道路破损", "城市管理->市政设施->路灯不亮",
	"城市管理->市政设施->井盖缺损", "城市管理->违法建设->私搭乱建",
	"园林绿化->公园管理->设施损坏", "公共安全->消防安全->通道占用",
	"公共安全->高空抛物->高空抛物", "生态环境->油烟异味->餐饮油烟",
	"民政->养老服务->居家养老", "民政->养老服务->老年餐桌",
	"劳动和社会保障->社会保险->参保缴费", "市场管理->食品安全->餐饮卫生",
	"市场管理->价格收费->乱收费", "市场管理->单用途预付卡->健身卡",
	"卫生健康->环境卫生->蚊蝇鼠害", "卫生健康->控烟->公共场所",
	"教育->校外培训->预收费纠纷", "交通运输->共享单车->乱停放",
	"公安->养犬管理->不文明养犬", "社区管理->社区服务->办事咨询"
};

struct season {
	int category, community;
	int first;		/* days behind the list, in every year */
	int length;		/* days */
	double times;		/* of the cell's rate, at least */
};

struct chronic {
	int category, community, building;
	double a_year;
};

struct burst {
	int category, community, building;
	int64_t day;
	int cases;
};

struct city {
	struct rng rng;
	int64_t list_day, first_day, last_day, treated_day;
	double rate[CATEGORIES][COMMUNITIES];	/* a day */
	double weather[CATEGORIES][16];		/* of each year */
	struct season seasons[SEASONS];
	struct chronic chronics[CHRONICS];
	struct burst bursts[BURSTS];
	int treated_category;
	int treated[2];
	int64_t no;
	FILE *truth;
};

static double
uniform(struct rng *r)
{
	return ((double)(rng_next(r) >> 11) + 0.5) / 9007199254740992.0;
}

static double
normal(struct rng *r)
{
	return sqrt(-2 * log(uniform(r))) *
	    cos(6.283185307179586 * uniform(r));
}

static int
poisson(struct rng *r, double mean)
{
	double limit = exp(-mean), p = uniform(r);
	int n = 0;

	while (p > limit && n < 10000) {
		p *= uniform(r);
		n++;
	}
	return n;
}

/* --- what is planted ------------------------------------------------------- */

static void
put_day(int64_t day)
{
	struct date d = date_from_day(day);

	printf("%04d-%02d-%02d", d.year, d.month, d.day);
}

static void
tell_place(struct city *c, const char *kind, int category, int community)
{
	const char *s = categories[category];

	fprintf(c->truth, "{\"kind\":\"%s\",\"category\":\"", kind);
	for (; *s != '\0'; s++)
		if (s[0] == '-' && s[1] == '>') {
			fputc('/', c->truth);
			s++;
		} else {
			fputc(*s, c->truth);
		}
	fprintf(c->truth, "\",\"community\":\"%s社区\"",
	    communities[community]);
}

static void
tell_day(struct city *c, const char *key, int64_t day)
{
	struct date d = date_from_day(day);

	fprintf(c->truth, ",\"%s\":\"%04d-%02d-%02d\"", key, d.year, d.month,
	    d.day);
}

/* No two of them share a category, so that one never hides another. */
static void
plant_seasons(struct city *c)
{
	struct season *s;
	int i;

	for (i = 0; i < SEASONS; i++) {
		s = &c->seasons[i];
		s->category = i;
		s->community = rng_below(&c->rng, COMMUNITIES);
		s->first = rng_between(&c->rng, 18, 100);
		s->length = rng_between(&c->rng, 42, 84);
		s->times = 4 + 4 * uniform(&c->rng);
		if (c->rate[s->category][s->community] < 0.06)
			c->rate[s->category][s->community] = 0.06;
		tell_place(c, "season", s->category, s->community);
		tell_day(c, "from", c->list_day + s->first);
		tell_day(c, "to", c->list_day + s->first + s->length - 1);
		fputs("}\n", c->truth);
	}
}

static void
plant_chronics(struct city *c)
{
	struct chronic *h;
	int i;

	for (i = 0; i < CHRONICS; i++) {
		h = &c->chronics[i];
		h->category = SEASONS + i;
		h->community = rng_below(&c->rng, COMMUNITIES);
		h->building = rng_between(&c->rng, 1, BUILDINGS);
		h->a_year = 14 + 16 * uniform(&c->rng);
		tell_place(c, "chronic", h->category, h->community);
		fprintf(c->truth, ",\"site\":\"%s%d号楼\"}\n",
		    communities[h->community], h->building);
	}
}

/* In the half year behind the list, far from each other. */
static void
plant_bursts(struct city *c)
{
	struct burst *b;
	int i;

	for (i = 0; i < BURSTS; i++) {
		b = &c->bursts[i];
		b->category = SEASONS + CHRONICS + i;
		b->community = rng_below(&c->rng, COMMUNITIES);
		b->building = rng_between(&c->rng, 1, BUILDINGS);
		b->day = c->list_day + 5 + i * (AFTER - 10) / BURSTS +
		    rng_below(&c->rng, 10);
		b->cases = rng_between(&c->rng, 12, 24);
		tell_place(c, "burst", b->category, b->community);
		tell_day(c, "day", b->day);
		fprintf(c->truth, ",\"cases\":%d}\n", b->cases);
	}
}

/* Half a year before the list two communities were repaired. */
static void
plant_treatment(struct city *c)
{
	int k = CATEGORIES - 1, i;

	c->treated_category = k;
	c->treated[0] = rng_below(&c->rng, COMMUNITIES);
	c->treated[1] = (c->treated[0] +
	    rng_between(&c->rng, 1, COMMUNITIES - 1)) % COMMUNITIES;
	c->treated_day = c->list_day - 182;
	for (i = 0; i < COMMUNITIES; i++)
		c->rate[k][i] = 0.25 + 0.4 * uniform(&c->rng);
	tell_place(c, "effect", k, c->treated[0]);
	fprintf(c->truth, ",\"other\":\"%s社区\"",
	    communities[c->treated[1]]);
	tell_day(c, "since", c->treated_day);
	tell_day(c, "until", c->list_day - 1);
	fprintf(c->truth, ",\"ratio\":%.2f}\n", TREATED_SHARE);
}

static void
plant(struct city *c, int percent)
{
	int k, i;

	for (k = 0; k < CATEGORIES; k++) {
		for (i = 0; i < COMMUNITIES; i++)
			c->rate[k][i] = 0.05 * exp(0.7 * normal(&c->rng)) *
			    percent / 100;
		for (i = 0; i < 16; i++)
			c->weather[k][i] = exp(0.12 * normal(&c->rng));
	}
	plant_seasons(c);
	plant_chronics(c);
	plant_bursts(c);
	plant_treatment(c);
}

/* --- the dump ---------------------------------------------------------------- */

static void
put_case(struct city *c, int64_t day, int category, int community,
    int building)
{
	int minute = rng_below(&c->rng, 14 * 60) + 7 * 60;

	if (building == 0)
		building = rng_between(&c->rng, 1, BUILDINGS);
	printf("K%09lld,投诉,%s,%s,%s%d号楼%d单元%d0%d,劲松街道,1390000%04d,",
	    (long long)++c->no, categories[category], communities[community],
	    communities[community], building, rng_between(&c->rng, 1, 4),
	    rng_between(&c->rng, 1, 6), rng_between(&c->rng, 1, 4),
	    rng_below(&c->rng, 10000));
	put_day(day);
	printf(" %02d:%02d:00,", minute / 60, minute % 60);
	put_day(day + rng_between(&c->rng, 1, 4));
	puts(" 12:00:00,是");
}

/* The rate of a cell on a day. */
static double
rate_on(const struct city *c, int category, int community, int64_t day)
{
	int year = (int)((day - c->first_day) / 365) % 16;
	double rate = c->rate[category][community] *
	    c->weather[category][year];
	const struct season *s;
	int64_t in;

	if (date_weekday(day) > 5)
		rate *= 0.6;
	if (category < SEASONS) {
		s = &c->seasons[category];
		in = (day - c->list_day - s->first + 365 * 40) % 365;
		if (s->community == community && in < s->length)
			rate *= s->times;
	}
	if (category == c->treated_category && day >= c->treated_day &&
	    (community == c->treated[0] || community == c->treated[1]))
		rate *= TREATED_SHARE;
	return rate;
}

static void
put_planted(struct city *c, int64_t day)
{
	const struct burst *b;
	int i, k, n;

	for (i = 0; i < CHRONICS; i++)
		for (n = poisson(&c->rng, c->chronics[i].a_year / 365);
		    n > 0; n--)
			put_case(c, day, c->chronics[i].category,
			    c->chronics[i].community,
			    c->chronics[i].building);
	for (i = 0; i < BURSTS; i++) {
		b = &c->bursts[i];
		if (day < b->day || day > b->day + 2)
			continue;
		for (k = 0; k < b->cases / 3; k++)
			put_case(c, day, b->category, b->community,
			    b->building);
	}
}

static void
put_dump(struct city *c)
{
	int64_t day;
	int k, i, n;

	puts("工单编号,工单类型,问题分类,村/社区,小区点位,主办单位,"
	    "来电人电话/账号,来电时间,办结时间,是否解决");
	for (day = c->first_day; day <= c->last_day; day++) {
		for (k = 0; k < CATEGORIES; k++)
			for (i = 0; i < COMMUNITIES; i++)
				for (n = poisson(&c->rng,
				    rate_on(c, k, i, day)); n > 0; n--)
					put_case(c, day, k, i, 0);
		put_planted(c, day);
	}
}

static int
usage(void)
{
	fputs("usage: mkcity --seed N --day DAY --truth FILE [--years N] "
	    "[--scale PERCENT]\n", stderr);
	return 2;
}

int
main(int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct city c;
	int64_t seed = 1;
	int i, years = 3, percent = 100;

	memset(&c, 0, sizeof(c));
	for (i = 1; i + 1 < argc; i += 2)
		if (strcmp(argv[i], "--seed") == 0)
			seed = atoll(argv[i + 1]);
		else if (strcmp(argv[i], "--years") == 0)
			years = atoi(argv[i + 1]);
		else if (strcmp(argv[i], "--scale") == 0)
			percent = atoi(argv[i + 1]);
		else if (strcmp(argv[i], "--truth") == 0)
			c.truth = fopen(argv[i + 1], "w");
		else if (strcmp(argv[i], "--day") != 0 ||
		    date_parse_day(argv[i + 1], strlen(argv[i + 1]),
		    &c.list_day, &e) < 0)
			return usage();
	if (i != argc || c.truth == NULL || c.list_day == 0 || years < 1 ||
	    years > 12)
		return usage();
	c.rng = rng_of((uint64_t)seed, 0xc17);
	c.first_day = c.list_day - 365 * (int64_t)years - 10;
	c.last_day = c.list_day + AFTER;
	plant(&c, percent);
	put_dump(&c);
	return fclose(c.truth) != 0 || fflush(stdout) != 0;
}
