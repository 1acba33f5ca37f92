#include "gen/gen_text.h"

#include "time/date.h"

#include "gen/gen_text.inc"

#define PICK(r, list) \
	((list)[rng_below((r), (int)(sizeof(list) / sizeof((list)[0])))])

/* Salts of the streams that the fields draw from. */
enum { SALT_TITLE = 10, SALT_BODY, SALT_POINT, SALT_NAME, SALT_PHONE,
    SALT_REPLY };

static void
put_corner(struct buf *b, const struct gen_case *c)
{
	/* Who hangs on a case means its place. */
	struct rng r = rng_of(c->root != 0 ? c->root : c->no, SALT_POINT);

	if (gen_category[c->category].spot == GEN_ROAD) {
		buf_puts(b, PICK(&r, roads));
		buf_puts(b, PICK(&r, sides));
		return;
	}
	buf_puts(b, gen_estate_of(&c->place)->name);
	buf_puts(b, PICK(&r, corners));
}

static void
put_building(struct buf *b, const struct gen_case *c)
{
	buf_puts(b, gen_estate_of(&c->place)->name);
	buf_putn(b, c->place.building);
	buf_puts(b, "号楼");
}

void
gen_text_point(struct buf *b, const struct gen_case *c)
{
	enum gen_spot spot = gen_category[c->category].spot;

	if (spot == GEN_ROAD || spot == GEN_ESTATE) {
		put_corner(b, c);
		return;
	}
	put_building(b, c);
	if (spot == GEN_BUILDING && !gen_category[c->category].is_shared)
		return;
	buf_putn(b, c->place.stair);
	buf_puts(b, "单元");
	if (spot == GEN_STAIR && c->place.flat % 3 != 0)
		return;
	buf_putn(b, c->place.flat / GEN_DOORS + 1);
	buf_puts(b, "0");
	buf_putn(b, c->place.flat % GEN_DOORS + 1);
	buf_puts(b, "室");
}

void
gen_text_title(struct buf *b, const struct gen_case *c)
{
	const struct gen_category *g = &gen_category[c->category];
	struct rng r = rng_of(c->key, SALT_TITLE);
	int form = rng_below(&r, 10);

	if (c->kind == GEN_REMINDER && form < 6)
		buf_puts(b, "催办：");
	if (form == 9) {
		buf_puts(b, g->matter[c->matter]);
		return;
	}
	if (form < 5)
		buf_puts(b, c->nature == GEN_ZIXUN ? "咨询" : "关于");
	if (g->spot == GEN_ROAD || g->spot == GEN_ESTATE)
		buf_puts(b, gen_estate_of(&c->place)->name);
	else
		put_building(b, c);
	buf_puts(b, g->topic);
	if (form < 5)
		buf_puts(b, "的问题");
}

void
gen_text_name(struct buf *b, const struct gen_case *c)
{
	struct rng r = rng_of((uint64_t)c->person, SALT_NAME);

	if (c->flags & GEN_ANONYMOUS) {
		buf_puts(b, c->key % 3 == 0 ? "匿名" : "不愿透露");
		return;
	}
	if (rng_permille(&r, 6)) {
		buf_puts(b, PICK(&r, rare_names));
		return;
	}
	buf_puts(b, PICK(&r, surnames));
	if (rng_permille(&r, 450))
		buf_puts(b, rng_below(&r, 2) ? "先生" : "女士");
	else
		buf_puts(b, PICK(&r, givens));
}

static void
put_phone(struct buf *b, int64_t person)
{
	int low = (int)((person % 10000 * 7919 + 13) % 10000);

	if (person % 47 == 11)
		buf_printf(b, "010-1%03d%04d", (int)(person / 10000), low);
	else
		buf_printf(b, "199%04d%04d", (int)(person / 10000), low);
}

static void
put_wide_digits(struct buf *b, const char *s)
{
	for (; *s != '\0'; s++) {
		if (*s >= '0' && *s <= '9')
			buf_printf(b, "\xef\xbc%c", 0x90 + (*s - '0'));
		else
			buf_puts(b, "－");
	}
}

void
gen_text_phone(struct buf *b, const struct gen_case *c)
{
	struct rng r = rng_of(c->key, SALT_PHONE);
	struct buf plain = BUF_INIT;

	if (c->flags & GEN_ANONYMOUS)
		return;
	if (!rng_permille(&r, 5)) {
		put_phone(b, c->person);
		return;
	}
	put_phone(&plain, c->person);
	put_wide_digits(b, plain.data);
	buf_release(&plain);
}

/* What is wrong, where and since when; the first sentence. */
static void
put_matter(struct buf *b, const struct gen_case *c, struct rng *r)
{
	const struct gen_category *g = &gen_category[c->category];

	if (c->nature == GEN_ZIXUN) {
		buf_puts(b, gen_estate_of(&c->place)->name);
		buf_puts(b, "居民");
	} else {
		gen_text_point(b, c);
		if (c->nature != GEN_BIAOYANG && rng_permille(r, 500))
			buf_puts(b, PICK(r, since));
	}
	buf_puts(b, g->matter[c->matter]);
	if (rng_permille(r, 15))
		buf_puts(b, "（音似）");
	buf_puts(b, "，");
	buf_puts(b, PICK(r, g->detail));
}

static void
put_history(struct buf *b, const struct gen_case *c, struct rng *r)
{
	switch (c->kind) {
	case GEN_REMINDER:
	case GEN_REPEAT:
		buf_puts(b, c->kind == GEN_REMINDER ? PICK(r, reminders) :
		    PICK(r, repeats));
		if (rng_permille(r, 400))
			buf_printf(b, "（工单编号%018llu）",
			    (unsigned long long)c->of);
		buf_puts(b, "。");
		break;
	case GEN_CLUSTER:
		if (rng_permille(r, 500))
			buf_puts(b, "同单元多户居民均有此情况。");
		break;
	case GEN_FRESH:
	default:
		if (c->nature <= GEN_QIUZHU && rng_permille(r, 350))
			buf_puts(b, PICK(r, histories));
		break;
	}
}

static void
put_opening(struct buf *b, const struct gen_case *c, struct rng *r)
{
	static const char *const again[] = {
		"市民再次反映，", "市民又来电反映，", "市民反映，"
	};
	static const char *const urge[] = {
		"市民来电催办，", "市民再次来电，", "市民来电催促办理，"
	};

	if (c->kind == GEN_REMINDER)
		buf_puts(b, PICK(r, urge));
	else if (c->kind == GEN_REPEAT && c->round >= 2 && rng_below(r, 2))
		buf_printf(b, "市民第%s次反映，", c->round == 2 ? "三" : "四");
	else if (c->kind == GEN_REPEAT)
		buf_puts(b, PICK(r, again));
	else if (c->nature == GEN_ZIXUN)
		buf_puts(b, "市民咨询，");
	else if (c->nature == GEN_BIAOYANG)
		buf_puts(b, "市民来电表扬，");
	else
		buf_puts(b, "市民反映，");
}

static void
put_threat(struct buf *b, const struct gen_case *c, struct rng *r)
{
	struct moment m = moment_from_at(c->received_at);

	buf_printf(b, "通话%d分%02d秒处市民称，如不解决", rng_between(r, 1, 9),
	    m.second);
	buf_puts(b, PICK(r, threats));
	buf_puts(b, "。");
}

/* Some callers dictate a letter: paragraphs of two to four thousand signs. */
static void
put_letter(struct buf *b, const struct gen_case *c, struct rng *r)
{
	const struct gen_category *g = &gen_category[c->category];
	int n = rng_permille(r, 60) ? rng_between(r, 60, 110) :
	    rng_between(r, 2, 9);
	int i;

	for (i = 1; i <= n; i++) {
		buf_printf(b, "\n%d、", i);
		buf_puts(b, PICK(r, since));
		buf_puts(b, PICK(r, g->matter));
		buf_puts(b, "，");
		buf_puts(b, PICK(r, g->detail));
		buf_puts(b, "，");
		buf_puts(b, PICK(r, effects));
		buf_puts(b, "。");
	}
	buf_puts(b, "\n");
}

static void
put_closing(struct buf *b, const struct gen_case *c, struct rng *r)
{
	static const char *const verbs[] = {
		[GEN_TOUSU] = "反映", [GEN_QIUZHU] = "反映",
		[GEN_ZIXUN] = "咨询", [GEN_JIANYI] = "建议解决",
		[GEN_JUBAO] = "举报", [GEN_BIAOYANG] = ""
	};
	int has_note;

	if (c->nature == GEN_BIAOYANG) {
		buf_puts(b, "来电表示感谢。");
		return;
	}
	buf_puts(b, "来电");
	buf_puts(b, verbs[c->nature]);
	buf_puts(b, gen_estate_of(&c->place)->name);
	buf_puts(b, gen_category[c->category].topic);
	buf_puts(b, "的问题。");
	if (c->nature == GEN_ZIXUN && rng_permille(r, 300))
		buf_puts(b, "（已解释）");
	if (rng_permille(r, 40))
		buf_puts(b, "\n");
	if (c->flags & GEN_THREAT) {
		buf_puts(b, PICK(r, threat_notes));
		return;
	}
	has_note = rng_permille(r, 850);
	if (has_note)
		buf_puts(b, "注：请及时向来电人反馈办理情况");
	if (rng_permille(r, 20) && !(c->flags & GEN_ANONYMOUS)) {
		buf_puts(b, has_note ? "，可联系方式" : "注：可联系方式");
		put_phone(b, c->person);
	}
}

void
gen_text_body(struct buf *b, const struct gen_case *c)
{
	struct rng r = rng_of(c->key, SALT_BODY);

	put_opening(b, c, &r);
	put_matter(b, c, &r);
	if (c->nature != GEN_ZIXUN && c->nature != GEN_BIAOYANG &&
	    rng_permille(&r, 600)) {
		buf_puts(b, rng_permille(&r, 30) ? "," : "，");
		buf_puts(b, PICK(&r, effects));
	}
	buf_puts(b, "。");
	if (c->nature <= GEN_QIUZHU && rng_permille(&r, 400)) {
		buf_puts(b, PICK(&r, asides));
		buf_puts(b, "。");
	}
	if (rng_permille(&r, 12))
		put_letter(b, c, &r);
	put_history(b, c, &r);
	if (c->flags & GEN_THREAT)
		put_threat(b, c, &r);
	if (c->nature != GEN_ZIXUN && c->nature != GEN_BIAOYANG &&
	    rng_permille(&r, 850)) {
		buf_puts(b, PICK(&r, wishes));
		buf_puts(b, "。");
	}
	put_closing(b, c, &r);
}

void
gen_text_result(struct buf *b, const struct gen_case *c)
{
	struct rng r = rng_of(c->key, SALT_REPLY);

	buf_puts(b, PICK(&r, results));
	buf_puts(b, "。");
}

void
gen_text_reply(struct buf *b, const struct gen_case *c)
{
	buf_puts(b, c->is_contacted ? "【已联系】" : "【未联系】");
	buf_puts(b, "您反映的");
	buf_puts(b, gen_category[c->category].topic);
	buf_puts(b, "问题，");
	gen_text_result(b, c);
}
