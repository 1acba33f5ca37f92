/* Which cases count, where, and as what. */
#include "rates_case.h"

/* What makes a row count, in the city's and in the own table. */
static const struct row_case {
	const char *name;
	int member;
	int64_t value;
	int city, own;		/* rows that count */
	int valid;		/* of the city's */
} row_cases[] = {
	{ "as it is", M_REV, 1, 1, 1, 1 },
	{ "no role", M_ROLE, NUM_NONE, 1, 1, 1 },
	{ "协办", M_ROLE, ROLE_ASSIST, 0, 0, 0 },
	{ "转办", M_ROLE, ROLE_FORWARD, 0, 0, 0 },
	{ "granted away", M_STATE, STATE_RETURNED, 0, 0, 0 },
	{ "still open", M_STATE, STATE_HANDLING, 1, 1, 1 },
	{ "own case", M_FLAGS, FLAG_OWN, 0, 1, 0 },
	{ "a task", M_FLAGS, FLAG_TASK | FLAG_THREAT, 0, 1, 0 },
	{ "threat", M_FLAGS, FLAG_THREAT, 1, 1, 1 },
	{ "before the window", M_RECEIVED_AT, START - 1, 0, 0, 0 },
	{ "last second", M_RECEIVED_AT, START + DAY - 1, 1, 1, 1 },
	{ "behind the window", M_RECEIVED_AT, START + DAY, 0, 0, 0 },
	{ "no time", M_RECEIVED_AT, NUM_NONE, 0, 0, 0 },
	{ "not valid", M_CITY_VALID, 0, 1, 1, 0 },
	{ "no column of validity", M_CITY_VALID, NUM_NONE, 1, 1, 1 },
};

static void
try_rows(void)
{
	struct period period = { START, START + DAY, "a day",
		PERIOD_RANGE };
	const struct row_case *c;
	const struct rates_row *total;
	struct rates *r;
	struct record rec;
	size_t i;

	for (i = 0; i < sizeof(row_cases) / sizeof(row_cases[0]); i++) {
		c = &row_cases[i];
		r = rates_new(&policy, w, RATES_BY_ALL, &period);
		set_case(&rec, "甲", 1, 1, "满意");
		rec.m[c->member] = c->value;
		rates_add(r, &rec);
		total = rates_total(r);
		OK_INT(total->count[RATES_CITY][RATES_FULL].received, c->city,
		    c->name);
		OK_INT(total->count[RATES_OWN][RATES_FULL].received, c->own,
		    c->name);
		OK_INT(total->count[RATES_CITY][RATES_FULL].valid, c->valid,
		    c->name);
		rates_free(r);
	}
}

static void
try_natures(void)
{
	static const char *const natures[] = { "表扬", "撤单", "投诉", "" };
	struct rates *r = rates_new(&policy, w, RATES_BY_NATURE, NULL);
	struct record rec;
	size_t i, n;

	for (i = 0; i < 4; i++) {
		set_case(&rec, "甲", 1, 1, "满意");
		rec.m[M_NATURE] = word(natures[i]);
		rates_add(r, &rec);
	}
	OK_INT(rates_total(r)->count[0][0].received, 2, "praise is no case");
	OK_TEXT(words_text(w, rates_rows(r, &n)[0].key), "投诉", "a nature");
	OK_INT(n, 2, "and none");
	OK_INT(rates_rows(r, &n)[1].key, NUM_NONE, "which comes last");
	rates_free(r);
}

/* V where the dump has no column 有效回访: rows with a usable answer. */
static void
try_fallback(void)
{
	static const struct {
		const char *answer;
		int valid;
	} answers[] = {
		{ "满意", 1 }, { "基本满意", 1 }, { "不满意", 1 },
		{ "未评价", 0 }, { "无人接听", 0 }, { "说不清", 0 }, { "", 0 },
	};
	struct rates *r;
	struct record rec;
	const struct rates_count *c;
	size_t i;

	for (i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
		r = rates_new(&policy, w, RATES_BY_ALL, NULL);
		set_case(&rec, "甲", 1, 1, answers[i].answer);
		rec.m[M_CITY_VALID] = NUM_NONE;
		rates_add(r, &rec);
		c = &rates_total(r)->count[RATES_CITY][RATES_FULL];
		OK_INT(c->valid, answers[i].valid, answers[i].answer);
		OK_INT(c->by_answer, answers[i].valid, "remembered");
		rates_free(r);
	}
}

/* domain.md 7, scenario 17: both answers stand, each in its own table */
static void
try_own(void)
{
	struct rates *r = rates_new(&policy, w, RATES_BY_ALL, NULL);
	const struct rates_row *total;
	struct record rec;
	struct grid g;

	set_case(&rec, "甲", 1, 0, "不满意");
	rec.m[M_OWN_AT] = START + DAY;
	rec.m[M_OWN_CONTACTED] = 1;
	rec.m[M_OWN_SOLVED] = 1;
	rec.m[M_OWN_SATISFIED] = word("满意");
	rates_add(r, &rec);
	/* an own answer fills no gap of the city's */
	rec.m[M_CITY_VALID] = NUM_NONE;
	rec.m[M_CITY_SATISFIED] = NUM_NONE;
	rates_add(r, &rec);
	/* nor is there one without its time */
	rec.m[M_OWN_AT] = NUM_NONE;
	rates_add(r, &rec);
	total = rates_total(r);
	OK_INT(total->count[RATES_CITY][0].valid, 1, "one of the city");
	OK_INT(total->count[RATES_CITY][0].satisfied, 0, "which says no");
	OK_INT(total->count[RATES_OWN][0].valid, 2, "two of our own");
	OK_INT(total->count[RATES_OWN][0].satisfied, 2, "which say yes");
	OK_INT(total->count[RATES_OWN][0].solved, 2, "and solved");
	grid_init(&g, "");
	rates_grid(&g, r, 3);
	OK_INT(g.nrows, 4, "both sources, both accounts, the total only");
	OK_TEXT(g.cells[2 * g.ncolumns + 2].s, "own", "the own ones behind");
	grid_release(&g);
	grid_init(&g, "");
	rates_grid(&g, r, 2);
	OK_INT(g.nrows, 2, "own ones alone");
	OK_TEXT(g.cells[2].s, "own", "are own");
	grid_release(&g);
	rates_free(r);
}

static void
try_unknown_community(void)
{
	static const int64_t levels[] = { 4, 1, 0, 9, NUM_NONE, INT64_MAX };
	struct rates *r = rates_new(&policy, w, RATES_BY_COMMUNITY, NULL);
	struct record rec;
	size_t n, i;

	set_case(&rec, "不详", 1, 1, "满意");
	rates_add(r, &rec);
	rec.m[M_COMMUNITY] = NUM_NONE;
	rates_add(r, &rec);
	OK_INT(rates_rows(r, &n)[0].count[0][0].received, 2, "不详 is none");
	OK_INT(n, 1, "one row for both");
	rates_free(r);
	r = rates_new(&policy, w, RATES_BY_LEVEL, NULL);
	OK(rates_rows(r, &n) == NULL && n == 0, "no cases, no rows");
	for (i = 0; i < sizeof(levels) / sizeof(levels[0]); i++) {
		rec.m[M_LEVEL] = levels[i];
		rates_add(r, &rec);
	}
	OK_INT(rates_rows(r, &n)[0].key, 1, "levels in their order");
	OK_INT(rates_rows(r, &n)[1].key, 4, "and the last");
	OK_INT(rates_rows(r, &n)[2].count[0][0].received, 4, "no such level");
	OK_INT(n, 3, "no more");
	rates_free(r);
}

static void
try_period_by(void)
{
	struct period period = { START + 8 * DAY, START + 10 * DAY, "then",
		PERIOD_RANGE };
	struct rates *r;
	struct record rec;
	int64_t at;
	int by;

	for (by = PERIOD_BY_RECEIVED; by <= PERIOD_BY_REVISITED; by++) {
		policy.period_by = (enum policy_by)by;
		r = rates_new(&policy, w, RATES_BY_ALL, &period);
		set_case(&rec, "甲", 1, 1, "满意");
		rec.m[M_DISPATCHED_AT] = START + 5 * DAY;
		rates_add(r, &rec);
		at = by == PERIOD_BY_REVISITED;
		OK_INT(rates_total(r)->count[0][0].received, at, "by what");
		rec.m[M_DISPATCHED_AT] = START + 8 * DAY;
		rates_add(r, &rec);
		at += by != PERIOD_BY_RECEIVED;
		OK_INT(rates_total(r)->count[0][0].received, at, "by what");
		rec.m[M_DISPATCHED_AT] = NUM_NONE;
		rec.m[M_RECEIVED_AT] = START + 8 * DAY;
		rec.m[M_CITY_AT] = NUM_NONE;
		rates_add(r, &rec);
		at += by != PERIOD_BY_REVISITED;
		OK_INT(rates_total(r)->count[0][0].received, at, "by what");
		rates_free(r);
	}
	policy.period_by = PERIOD_BY_RECEIVED;
}

int
main(void)
{
	set_policy();
	try_rows();
	try_natures();
	try_fallback();
	try_own();
	try_unknown_community();
	try_period_by();
	words_free(w);
	return DONE();
}
