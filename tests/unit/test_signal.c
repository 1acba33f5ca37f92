/*
 * The signals that need only the record: a table of cases for each, one line
 * a case: what stands in it, and whether it is asked, seen, or of those that
 * are compared with. What needs events is shown by tests/t.
 */
#include "signal/ofanswers.h"
#include "signal/ofreturns.h"
#include "signal/oftimes.h"
#include "tap.h"
#include "lifecase.h"

#define HOUR 3600
#define DAY DATE_DAY_S

static struct group group;
static struct cells cells;
static struct norms *norms;
static struct signalrule_limits limits;
static struct record r;

/* A word where s is not NULL, else the number. */
struct fact {
	enum record_member m;
	const char *s;
	int64_t n;
};

enum said { NOTHING, ASKED, SEEN, BESIDE, BESIDE_SEEN };

#define FACTS 5

struct row {
	const char *name;
	struct fact facts[FACTS];
	enum said want;
};

#define W(m, s) { M_##m, s, 0 }
#define N(m, n) { M_##m, NULL, n }

static const struct row sat_unsolved[] = {
	{ "nothing is known", { { 0 } }, NOTHING },
	{ "satisfied, solved",
	  { W(OWN_SATISFIED, "满意"), N(OWN_SOLVED, 1) }, ASKED },
	{ "satisfied, not solved",
	  { W(OWN_SATISFIED, "满意"), N(OWN_SOLVED, 0) }, SEEN },
	{ "基本满意 is satisfied",
	  { W(OWN_SATISFIED, "基本满意"), N(OWN_SOLVED, 0) }, SEEN },
	{ "not satisfied, not solved",
	  { W(OWN_SATISFIED, "不满意"), N(OWN_SOLVED, 0) }, NOTHING },
	{ "satisfied, not asked whether solved",
	  { W(OWN_SATISFIED, "满意") }, NOTHING },
	{ "an answer that is none",
	  { W(OWN_SATISFIED, "无人接听"), N(OWN_SOLVED, 0) }, NOTHING },
	{ "a word that nobody knows, full-width",
	  { W(OWN_SATISFIED, "满意！"), N(OWN_SOLVED, 0) }, NOTHING },
	{ "so the city says",
	  { W(CITY_SATISFIED, "满意"), N(CITY_SOLVED, 0) }, SEEN },
	{ "own satisfied, city not solved: two revisits",
	  { W(OWN_SATISFIED, "满意"), N(OWN_SOLVED, 1), N(CITY_SOLVED, 0) },
	  ASKED },
};

static const struct row own_vs_city[] = {
	{ "only the own one", { W(OWN_SATISFIED, "满意") }, NOTHING },
	{ "only the city's", { W(CITY_SATISFIED, "不满意") }, NOTHING },
	{ "own yes, city no",
	  { W(OWN_SATISFIED, "满意"), W(CITY_SATISFIED, "不满意") }, SEEN },
	{ "own no, city yes",
	  { W(OWN_SATISFIED, "不满意"), W(CITY_SATISFIED, "满意") },
	  BESIDE_SEEN },
	{ "both yes",
	  { W(OWN_SATISFIED, "满意"), W(CITY_SATISFIED, "非常满意") },
	  ASKED },
	{ "both no",
	  { W(OWN_SATISFIED, "不满意"), W(CITY_SATISFIED, "不满意") },
	  ASKED },
	{ "the city reached nobody",
	  { W(OWN_SATISFIED, "满意"), W(CITY_SATISFIED, "无法回访") },
	  NOTHING },
};

static const struct row talk_no_work[] = {
	{ "one answer", { N(OWN_AT, 1), W(OWN_SATISFIED, "不满意") },
	  NOTHING },
	{ "content at first too",
	  { N(OWN_FIRST_AT, 1), W(OWN_FIRST_SATISFIED, "满意"),
	    N(OWN_TURNED, 1) }, NOTHING },
	{ "a complaint that stayed",
	  { N(OWN_FIRST_AT, 1), W(OWN_FIRST_SATISFIED, "不满意") }, ASKED },
	{ "a complaint that turned by talk",
	  { N(OWN_FIRST_AT, 1), W(OWN_FIRST_SATISFIED, "不满意"),
	    N(OWN_TURNED, 1) }, SEEN },
};

static const struct row self_rate[] = {
	{ "not revisited", { { 0 } }, NOTHING },
	{ "by another unit", { N(OWN_AT, 1) }, ASKED },
	{ "by the same", { N(OWN_AT, 1), N(OWN_SAME_UNIT, 1) }, SEEN },
};

static const struct row revisit_skew[] = {
	{ "the city didn't ask", { N(OWN_AT, 1) }, NOTHING },
	{ "not satisfied, reached",
	  { N(OWN_AT, 1), W(CITY_SATISFIED, "不满意") }, ASKED },
	{ "not satisfied, not reached",
	  { W(CITY_SATISFIED, "非常不满意") }, SEEN },
	{ "satisfied, reached",
	  { N(OWN_AT, 1), W(CITY_SATISFIED, "满意") }, BESIDE },
	{ "satisfied, not reached", { W(CITY_SATISFIED, "满意") },
	  BESIDE_SEEN },
};

static const struct row late_exclude[] = {
	{ "nobody complained",
	  { N(CITY_SOLVED, 1), W(CITY_SATISFIED, "满意") }, NOTHING },
	{ "the city hears a complaint", { N(CITY_SOLVED, 0) }, ASKED },
	{ "in a revisit that isn't valid",
	  { N(CITY_VALID, 0), N(CITY_SOLVED, 0) }, NOTHING },
	{ "the office hears it", { W(OWN_SATISFIED, "不满意") }, ASKED },
	{ "excluded before it",
	  { N(CITY_SOLVED, 0), N(EXCL_ASKED_AT, 1), N(EXCL_AHEAD, 1) },
	  ASKED },
	{ "asked for after it",
	  { N(CITY_SOLVED, 0), N(EXCL_ASKED_AT, 1), N(EXCL_AFTER, 1) },
	  SEEN },
};

static const struct row exclude_skew[] = {
	{ "no answer", { N(EXCL_ASKED_AT, 1) }, NOTHING },
	{ "a complaint", { N(CITY_SOLVED, 0) }, ASKED },
	{ "a complaint, excluded", { N(CITY_SOLVED, 0),
	    N(EXCL_ASKED_AT, 1) }, SEEN },
	{ "by the city", { W(OWN_SATISFIED, "不满意"), W(EXCL_CITY, "G5") },
	  SEEN },
	{ "asked for before the work", { N(CITY_SOLVED, 0),
	    N(EXCL_ASKED_AT, 1), N(EXCL_AHEAD, 1) }, ASKED },
	{ "satisfied", { W(CITY_SATISFIED, "满意") }, BESIDE },
	{ "satisfied, excluded", { W(CITY_SATISFIED, "基本满意"),
	    N(EXCL_ASKED_AT, 1) }, BESIDE_SEEN },
};

/* 7 days, begun at 100,000 s; late from 98 % on. */
static const struct row heap[] = {
	{ "no result", { { 0 } }, NOTHING },
	{ "in the middle", { N(SOLVED_LAST_AT, 100000 + 3 * DAY) }, ASKED },
	{ "in the last hours",
	  { N(SOLVED_LAST_AT, 100000 + 7 * DAY - 3 * HOUR) }, SEEN },
	{ "just before them",
	  { N(SOLVED_LAST_AT, 100000 + 7 * DAY - 4 * HOUR) }, ASKED },
	{ "at the last second", { N(SOLVED_LAST_AT, 100000 + 7 * DAY) },
	  SEEN },
	{ "late", { N(SOLVED_LAST_AT, 100000 + 7 * DAY + 1) }, ASKED },
	{ "of a dump, closed in the last hour",
	  { N(CLOSED_AT, 100000 + 7 * DAY - HOUR) }, SEEN },
	{ "no due time",
	  { N(SOLVED_LAST_AT, 200000), N(DUE_SOLVE, NUM_NONE) }, NOTHING },
};

/* The median of 物业管理/电梯故障 is 101 hours; less than a tenth is fast. */
static const struct row fast_close[] = {
	{ "open", { W(CATEGORY, "物业管理/电梯故障") }, NOTHING },
	{ "as usual", { W(CATEGORY, "物业管理/电梯故障"),
	    N(CLOSED_AT, 100000 + 90 * HOUR) }, ASKED },
	{ "in no time", { W(CATEGORY, "物业管理/电梯故障"),
	    N(CLOSED_AT, 100000 + HOUR) }, SEEN },
	{ "a tenth is not less than a tenth",
	  { W(CATEGORY, "物业管理/电梯故障"),
	    N(CLOSED_AT, 100000 + 101 * HOUR / 10) }, ASKED },
	{ "but a second less is",
	  { W(CATEGORY, "物业管理/电梯故障"),
	    N(CLOSED_AT, 100000 + 101 * HOUR / 10 - 1) }, SEEN },
	{ "seen from the unit's signature",
	  { W(CATEGORY, "物业管理/电梯故障"),
	    N(SIGNED_AT, 100000 + 85 * HOUR),
	    N(CLOSED_AT, 100000 + 90 * HOUR) }, SEEN },
	{ "a category of one case speaks by the one above",
	  { W(CATEGORY, "物业管理/门禁"), N(CLOSED_AT, 100000 + HOUR) },
	  SEEN },
	{ "a level that nothing is known of",
	  { W(CATEGORY, "物业管理/电梯故障"), N(LEVEL, 1),
	    N(CLOSED_AT, 100000 + HOUR) }, NOTHING },
	{ "no level at all",
	  { W(CATEGORY, "物业管理/电梯故障"), N(LEVEL, NUM_NONE),
	    N(CLOSED_AT, 100000 + HOUR) }, NOTHING },
	{ "a category that nothing is known of",
	  { W(CATEGORY, "供暖"), N(CLOSED_AT, 100000 + HOUR) }, NOTHING },
	{ "closed before it began",
	  { W(CATEGORY, "物业管理/电梯故障"), N(CLOSED_AT, 90000) },
	  NOTHING },
};

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))
#define TABLE(code, fn, rows) { SIGNALRULE_##code, fn, rows, COUNT(rows) }

static const struct table {
	enum signalrule_code code;
	signal_fn fn;
	const struct row *rows;
	size_t n;
} tables[] = {
	TABLE(SAT_UNSOLVED, ofanswers_sat_unsolved, sat_unsolved),
	TABLE(OWN_VS_CITY, ofanswers_own_vs_city, own_vs_city),
	TABLE(TALK_NO_WORK, ofanswers_talk_no_work, talk_no_work),
	TABLE(SELF_RATE, ofanswers_self_rate, self_rate),
	TABLE(REVISIT_SKEW, ofanswers_revisit_skew, revisit_skew),
	TABLE(LATE_EXCLUDE, ofreturns_late_exclude, late_exclude),
	TABLE(EXCLUDE_SKEW, ofreturns_exclude_skew, exclude_skew),
	TABLE(HEAP, oftimes_heap, heap),
	TABLE(FAST_CLOSE, oftimes_fast_close, fast_close),
};

static void
set_facts(const struct row *row)
{
	size_t i;

	make_case(&r, STATE_HANDLING);
	for (i = 0; i < FACTS; i++)
		if (row->facts[i].s != NULL)
			r.m[row->facts[i].m] = word(row->facts[i].s);
		else if (row->facts[i].m != 0)
			r.m[row->facts[i].m] = row->facts[i].n;
}

/* What the signal said about the one case. */
static enum said
said_by(const struct table *t)
{
	const struct cell *c = t->code < SIGNALRULE_COUNT &&
	    cells.n[t->code] > 0 ? &cells.of[t->code][0] : NULL;
	int is_paired = t->code == SIGNALRULE_OWN_VS_CITY;

	if (c == NULL || (c->compare.n == 0 && c->compare.base.den == 0))
		return NOTHING;
	if (c->compare.seen > 0)
		return SEEN;
	if (c->compare.base.num > 0)
		return BESIDE_SEEN;
	if (is_paired || c->compare.n > 0)
		return ASKED;
	return BESIDE;
}

static void
run(const struct table *t, const struct row *row)
{
	struct signal_view v;

	memset(&v, 0, sizeof(v));
	group_init(&group, policy, words, RATES_BY_UNIT);
	cells_init(&cells, &group);
	set_facts(row);
	v.policy = policy;
	v.limits = &limits;
	v.words = words;
	v.norms = norms;
	v.r = &r;
	v.code = t->code;
	v.cells = &cells;
	t->fn(&v);
	if (said_by(t) != row->want)
		printf("# said %d, not %d\n", (int)said_by(t),
		    (int)row->want);
	OK(said_by(t) == row->want, row->name);
	if (row->want == SEEN)
		OK(cells.of[t->code][0].ncases == 1 &&
		    cells.of[t->code][0].cases[0] == r.key &&
		    cells.of[t->code][0].key == word("物业管理科"),
		    "the case is named, of its unit");
	cells_release(&cells);
	group_release(&group);
}

/* 20 cases that took 81 to 119 hours, and one of another kind. */
static void
make_norms(void)
{
	int i;

	norms = norms_new(words);
	for (i = 0; i < 20; i++) {
		make_case(&r, STATE_CLOSED);
		r.m[M_CATEGORY] = word("物业管理/电梯故障");
		r.m[M_CLOSED_AT] = 100000 +
		    (100 + (i % 2 ? i : -i)) * (int64_t)HOUR;
		norms_add(norms, &r);
	}
	r.m[M_CATEGORY] = word("物业管理/门禁");
	norms_add(norms, &r);
	r.m[M_CATEGORY] = word("物业管理/电梯故障");
	OK_INT(norms_median(norms, &r, 20), 101 * HOUR, "the median");
	OK(norms_median(norms, &r, 22) == NUM_NONE, "of too few there is none");
}

int
main(int argc, char **argv)
{
	size_t i, k;

	if (argc < 1 || !begin(argv[0]))
		return DONE();
	make_norms();
	for (i = 0; i < COUNT(tables); i++) {
		limits = policy->signals.of[tables[i].code];
		for (k = 0; k < tables[i].n; k++)
			run(&tables[i], &tables[i].rows[k]);
	}
	norms_free(norms);
	end();
	return DONE();
}
