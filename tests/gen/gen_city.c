#include "gen/gen_city.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "time/date.h"

#define CLOUDBURSTS 3		/* in a year, late June to August */
#define REPEAT_DAYS 45
#define CLUSTER_DAYS 6

struct list {
	struct gen_case *at;
	size_t n, cap;
};

struct gen_city {
	struct gen_plan plan;
	struct list today;
	size_t next;			/* of today's cases */
	struct list later;		/* a heap, the earliest on top */
	int64_t day;			/* the next to make */
	int64_t rows;			/* made so far */
	uint64_t weight, weight_all;	/* of the days so far, of all days */
	int weights[GEN_CATEGORIES];	/* of the day, cumulated */
	int is_deluge;
	uint64_t serial;
	int64_t persons;
	int regulars;			/* persons 0.. call again and again */
	int *calls;			/* of each of them */
};

static int
is_before(const struct gen_case *a, const struct gen_case *b)
{
	if (a->received_at != b->received_at)
		return a->received_at < b->received_at;
	return a->key < b->key;
}

static int
compare(const void *a, const void *b)
{
	return is_before(a, b) ? -1 : 1;
}

static struct gen_case *
list_add(struct list *l)
{
	mem_grow(&l->at, l->n, &l->cap, sizeof(*l->at));
	return &l->at[l->n++];
}

static void
later_push(struct gen_city *city, const struct gen_case *c)
{
	struct list *l = &city->later;
	size_t i, up;

	list_add(l);
	for (i = l->n - 1; i > 0; i = up) {
		up = (i - 1) / 2;
		if (!is_before(c, &l->at[up]))
			break;
		l->at[i] = l->at[up];
	}
	l->at[i] = *c;
}

static struct gen_case
later_pop(struct gen_city *city)
{
	struct list *l = &city->later;
	struct gen_case top = l->at[0];
	struct gen_case last = l->at[--l->n];
	size_t i = 0, down;

	while ((down = 2 * i + 1) < l->n) {
		if (down + 1 < l->n &&
		    is_before(&l->at[down + 1], &l->at[down]))
			down++;
		if (!is_before(&l->at[down], &last))
			break;
		l->at[i] = l->at[down];
		i = down;
	}
	l->at[i] = last;
	return top;
}

/* Three days of each summer have three times the calls. */
static int
is_deluge(const struct gen_plan *plan, int64_t day)
{
	struct date first = { date_from_day(day).year, 6, 20 };
	struct rng r = rng_of(plan->seed, 7000 + (uint64_t)first.year);
	int i;

	for (i = 0; i < CLOUDBURSTS; i++)
		if (date_to_day(&first) + i * 24 + rng_below(&r, 20) == day)
			return 1;
	return 0;
}

static int
is_holiday(int64_t day)
{
	struct date d = date_from_day(day);
	int md = d.month * 100 + d.day;

	return (md >= 1001 && md <= 1007) || (md >= 501 && md <= 503) ||
	    md == 101;
}

/* Fill weights[] for the day; returns the weight of the whole day. */
static uint64_t
weigh(const struct gen_plan *plan, int64_t day, int *weights)
{
	static const int weekdays[] = {
		1150, 1100, 1050, 1020, 1000, 860, 760
	};
	uint64_t permille = (uint64_t)weekdays[date_weekday(day) - 1];
	int deluge = is_deluge(plan, day);
	int i, one, sum = 0;

	for (i = 0; i < GEN_CATEGORIES; i++) {
		one = gen_category_weight(&gen_category[i], day);
		if (deluge && gen_category[i].season == GEN_FLOOD)
			one *= 22;
		sum += one;
		weights[i] = sum;
	}
	if (is_holiday(day))
		permille = 700;
	return (uint64_t)sum / 100 * permille;
}

struct gen_city *
gen_city_new(const struct gen_plan *plan)
{
	struct gen_city *city = mem_array(1, sizeof(*city));
	int64_t days = plan->last_day - plan->first_day + 1;
	int64_t day;

	city->plan = *plan;
	city->day = plan->first_day;
	for (day = plan->first_day; day <= plan->last_day; day++)
		city->weight_all += weigh(plan, day, city->weights);
	if (plan->buildings == 0)
		city->plan.buildings = plan->rows / days > 1200 ? 199 :
		    (int)(24 + plan->rows / days / 7);
	city->regulars = (int)(plan->rows / 200 + 4);
	city->calls = mem_array((size_t)city->regulars, sizeof(int));
	city->persons = city->regulars;
	return city;
}

void
gen_city_free(struct gen_city *city)
{
	if (city == NULL)
		return;
	free(city->today.at);
	free(city->later.at);
	free(city->calls);
	free(city);
}

static int
pick_category(const struct gen_city *city, struct rng *r)
{
	int at = rng_below(r, city->weights[GEN_CATEGORIES - 1]);
	int i = 0;

	while (city->weights[i] <= at)
		i++;
	return i;
}

/*
 * People who call often call about something else each time: the categories
 * in turn, so that no repeat arises which was not planted.
 */
static int
next_category(struct gen_city *city, int person)
{
	enum gen_season season;
	int i;

	do {
		i = (person * 11 + city->calls[person]++ * 5) % GEN_CATEGORIES;
		season = gen_category[i].season;
	} while (!gen_season_has(season, city->day) ||
	    gen_category[i].mix == GEN_PRAISE);
	return i;
}

static void
fresh(struct gen_city *city, struct gen_case *c)
{
	uint64_t key = rng_mix(city->plan.seed ^
	    rng_mix(++city->serial * 0x9e3779b97f4a7c15u));
	struct rng r = rng_of(key, 2);
	struct rng home;

	*c = (struct gen_case){ .key = key, .kind = GEN_FRESH };
	if (rng_permille(&r, 70)) {
		c->person = rng_below(&r, city->regulars);
		c->category = next_category(city, (int)c->person);
		home = rng_of(city->plan.seed ^ 0x5a5a, (uint64_t)c->person);
	} else {
		c->person = city->persons++;
		c->category = pick_category(city, &r);
		home = r;
	}
	c->place = gen_place_pick(&home, city->plan.buildings,
	    gen_category[c->category].spot);
	c->received_at = gen_time_of_day(&r, city->day);
	if (city->is_deluge)
		c->flags |= GEN_DELUGE;
	gen_case_unfold(c);
}

/* A case that hangs on c, received on the given day. */
static struct gen_case
follower(struct gen_city *city, const struct gen_case *c, enum gen_kind kind,
    int64_t day)
{
	struct gen_case f = { .kind = kind, .category = c->category,
	    .matter = c->matter, .nature = c->nature, .person = c->person,
	    .place = c->place };
	struct rng r;

	f.key = rng_mix(c->key + rng_mix(++city->serial));
	r = rng_of(f.key, 3);
	f.root = c->root != 0 ? c->root : c->no;
	f.of = kind == GEN_REMINDER ? c->no : f.root;
	f.round = c->round + 1;
	f.received_at = gen_time_of_day(&r, day);
	gen_case_unfold(&f);
	return f;
}

static void
follow_reminders(struct gen_city *city, const struct gen_case *c,
    struct rng *r)
{
	int64_t today = date_day_of(c->received_at);
	int64_t open_days = date_day_of(c->done_at) - today;
	struct gen_case f;
	int64_t day;

	if (open_days < 2)
		return;
	if (open_days > 20)
		open_days = 20;
	day = today + rng_between(r, 1, (int)open_days - 1);
	if (day > city->plan.last_day)
		return;
	f = follower(city, c, GEN_REMINDER, day);
	later_push(city, &f);
}

static void
follow_repeat(struct gen_city *city, const struct gen_case *c, struct rng *r)
{
	int64_t day = date_day_of(c->done_at) +
	    rng_between(r, 1, REPEAT_DAYS);
	struct gen_case f;

	if (day > city->plan.last_day)
		return;
	f = follower(city, c, GEN_REPEAT, day);
	later_push(city, &f);
}

/* One pipe bursts: the neighbours call, each for himself. */
static void
follow_cluster(struct gen_city *city, struct gen_case *c, struct rng *r)
{
	int64_t today = date_day_of(c->received_at);
	int flats = gen_estate_of(&c->place)->floors * GEN_DOORS;
	int others = rng_between(r, 5, 14);
	int i;
	struct gen_case f;

	if (today + CLUSTER_DAYS > city->plan.last_day)
		return;
	c->kind = GEN_CLUSTER;
	c->of = c->no;
	for (i = 1; i <= others; i++) {
		f = follower(city, c, GEN_CLUSTER,
		    today + rng_between(r, 1, CLUSTER_DAYS));
		f.round = 0;
		f.person = city->persons++;
		f.place.flat = (c->place.flat + i) % flats;
		later_push(city, &f);
	}
}

/* What c draws behind it, now that it has a number. */
static void
follow(struct gen_city *city, struct gen_case *c)
{
	struct rng r = rng_of(c->key, 4);
	int is_unhelped = c->solved != GEN_SOLVED;

	if (c->nature == GEN_BIAOYANG || (c->flags & GEN_ANONYMOUS) ||
	    c->kind == GEN_REMINDER || c->kind == GEN_CLUSTER)
		return;
	if (c->kind == GEN_FRESH && gen_category[c->category].is_shared &&
	    rng_permille(&r, 16)) {
		follow_cluster(city, c, &r);
		return;
	}
	if (rng_permille(&r, 45))
		follow_reminders(city, c, &r);
	if (c->round < 3 && rng_permille(&r, is_unhelped ? 160 : 22))
		follow_repeat(city, c, &r);
}

/* The number holds the second of the call; equal seconds count upwards. */
static void
number(struct gen_city *city)
{
	struct list *l = &city->today;
	struct gen_case *c;
	struct moment m;
	uint64_t second, last = 0;
	size_t i;

	for (i = 0; i < l->n; i++) {
		c = &l->at[i];
		m = moment_from_at(c->received_at);
		second = (uint64_t)(m.date.year % 100 * 10000 +
		    m.date.month * 100 + m.date.day) * 1000000 +
		    (uint64_t)(m.hour * 10000 + m.minute * 100 + m.second);
		if (last / 1000000 == second)
			last += 1 + c->key % 40;
		else
			last = second * 1000000 + 100000 + c->key % 800000;
		c->no = last;
		follow(city, c);
	}
}

static void
admit(struct gen_city *city, struct gen_case *c)
{
	if (city->rows + 1 >= city->plan.rows)
		c->flags &= ~GEN_ASSISTED;
	city->rows += c->flags & GEN_ASSISTED ? 2 : 1;
}

static void
make_day(struct gen_city *city)
{
	struct list *l = &city->today;
	int64_t end = date_day_start(city->day + 1);
	int64_t target;

	l->n = 0;
	city->next = 0;
	city->weight += weigh(&city->plan, city->day, city->weights);
	city->is_deluge = is_deluge(&city->plan, city->day);
	target = (int64_t)((unsigned __int128)city->plan.rows * city->weight /
	    city->weight_all);
	while (city->later.n > 0 && city->later.at[0].received_at < end &&
	    city->rows < city->plan.rows) {
		*list_add(l) = later_pop(city);
		admit(city, &l->at[l->n - 1]);
	}
	while (city->rows < target) {
		fresh(city, list_add(l));
		admit(city, &l->at[l->n - 1]);
	}
	if (l->n > 1)
		qsort(l->at, l->n, sizeof(*l->at), compare);
	number(city);
	city->day++;
}

const struct gen_case *
gen_city_next(struct gen_city *city)
{
	while (city->next == city->today.n) {
		if (city->day > city->plan.last_day)
			return NULL;
		make_day(city);
	}
	return &city->today.at[city->next++];
}
