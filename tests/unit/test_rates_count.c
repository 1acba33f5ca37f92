/* Which cases count, where, and as what. */
#include "rates_case.h"

#include "life/counting.h"

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

/*
 * life/counting says what figures hang on of what is corrected by hand; this
 * is what they do hang on.
 */
static const struct hand_case {
	enum record_member member;
	const char *word;	/* NULL: the number */
	int64_t n;
	enum counting counting;
} hand_cases[] = {
	{ M_NATURE, "表扬", 0, COUNTING_WHETHER },
	{ M_RECEIVED_AT, NULL, START - DAY, COUNTING_WHETHER },
	{ M_DISPATCHED_AT, NULL, START - DAY, COUNTING_WHETHER },
	{ M_CATEGORY, "供暖/室温", 0, COUNTING_WHERE },
	{ M_COMMUNITY, "别处", 0, COUNTING_WHERE },
	{ M_CHANNEL, "网络", 0, COUNTING_WHERE },
	{ M_LEVEL, NULL, 4, COUNTING_WHERE },
	{ M_STREET, "别街", 0, COUNTING_NOT },
	{ M_SITE, "别苑1号楼", 0, COUNTING_NOT },
};

static enum counting
find_counting(const struct record *before, const struct record *after,
    enum rates_by by)
{
	struct period period = { START, START + DAY, "a day",
		PERIOD_RANGE };
	struct rates *a = rates_new(&policy, w, by, &period);
	struct rates *b = rates_new(&policy, w, by, &period);
	enum counting c = COUNTING_NOT;
	size_t n, m;

	rates_add(a, before);
	rates_add(b, after);
	if (rates_total(a)->count[0][0].received !=
	    rates_total(b)->count[0][0].received)
		c = COUNTING_WHETHER;
	else if (rates_rows(a, &n)[0].key != rates_rows(b, &m)[0].key)
		c = COUNTING_WHERE;
	rates_free(b);
	rates_free(a);
	return c;
}

static void
try_hands(void)
{
	const struct hand_case *c;
	struct record before, after;
	enum counting found, here;
	size_t i;
	int by, to;

	for (i = 0; i < sizeof(hand_cases) / sizeof(hand_cases[0]); i++) {
		c = &hand_cases[i];
		set_case(&before, "甲", 1, 1, "满意");
		before.m[M_DISPATCHED_AT] = before.m[M_RECEIVED_AT];
		before.m[M_NATURE] = word("投诉");
		before.m[M_CATEGORY] = word("环境/噪声");
		before.m[M_COMMUNITY] = before.m[M_STREET] = word("某处");
		before.m[M_CHANNEL] = word("电话");
		before.m[M_LEVEL] = 3;
		after = before;
		after.m[c->member] = c->word != NULL ? word(c->word) : c->n;
		found = COUNTING_NOT;
		for (by = RATES_BY_ALL; by <= RATES_BY_POST; by++) {
			for (to = 0; to < 2; to++) {
				policy.period_by = to ? PERIOD_BY_DISPATCHED :
				    PERIOD_BY_RECEIVED;
				here = find_counting(&before, &after,
				    (enum rates_by)by);
				found = here > found ? here : found;
			}
		}
		policy.period_by = PERIOD_BY_RECEIVED;
		OK_INT(found, c->counting, record_info[c->member].name);
		OK_INT(counting_of(c->member), c->counting, "as it is said");
		OK_INT(counting_differs(&before, &after),
		    c->counting != COUNTING_NOT, "a change of it is seen");
	}
	OK_INT(counting_differs(&before, &before), 0, "none is none");
	after = before;
	after.m[M_LEAD] = word("乙");
	before.m[M_LEAD] = word("甲");
	before.m[M_CITY_LEAD] = after.m[M_CITY_LEAD] = word("甲");
	OK_INT(counting_differs(&before, &after), 0,
	    "the city's answer has said whose it is");
	before.m[M_CITY_LEAD] = after.m[M_CITY_LEAD] = NUM_NONE;
	OK_INT(counting_differs(&before, &after), 1, "before it, the lead does");
	before.m[M_LEAD] = NUM_NONE;
	OK_INT(counting_differs(&before, &after), 0,
	    "nobody loses what nobody led");
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
	try_hands();
	try_fallback();
	try_own();
	try_unknown_community();
	try_period_by();
	words_free(w);
	return DONE();
}
