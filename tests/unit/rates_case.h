/*
 * What the tests of the rates share: a small office whose policy is put
 * together by hand, and cases of it.
 */
#ifndef TESTS_RATES_CASE_H
#define TESTS_RATES_CASE_H

#include <string.h>

#include "base/num.h"
#include "measure/rates.h"
#include "tap.h"

#define DAY INT64_C(86400)
#define START INT64_C(1790000000)

static struct words *w;
static struct policy policy;
static struct policy_unit units[2];
static int64_t aliases[1], uncounted[2];
static struct policy_answer_row satisfied[5];

static inline int64_t
word(const char *s)
{
	return words_adds(w, s);
}

static inline void
set_answer(size_t i, const char *s, enum policy_answer a)
{
	satisfied[i].word = word(s);
	satisfied[i].answer = a;
}

static inline void
set_policy(void)
{
	memset(&policy, 0, sizeof(policy));
	w = words_new();
	aliases[0] = word("农光里");
	units[0].name = word("农光里社区");
	units[0].aliases = aliases;
	units[0].naliases = 1;
	units[0].kind = KIND_COMMUNITY;
	units[1].name = word("物业管理科");
	units[1].kind = KIND_SECTION;
	policy.units = units;
	policy.nunits = 2;
	uncounted[0] = word("表扬");
	uncounted[1] = word("撤单");
	policy.uncounted = uncounted;
	policy.nuncounted = 2;
	set_answer(0, "满意", ANSWER_YES);
	set_answer(1, "基本满意", ANSWER_BASIC);
	set_answer(2, "不满意", ANSWER_NO);
	set_answer(3, "未评价", ANSWER_INVALID);
	set_answer(4, "无人接听", ANSWER_INVALID);
	policy.answers[ASK_SATISFIED].rows = satisfied;
	policy.answers[ASK_SATISFIED].n = 5;
	policy.weight_response = 10;
	policy.weight_solve = 50;
	policy.weight_satisfaction = 40;
	policy.basic_weight.num = 9;
	policy.basic_weight.den = 10;
	policy.name = word("劲松");
	policy.version = word("2026-1");
}

/* A finished case that the city has called: contacted, solved, answer. */
static inline void
set_case(struct record *r, const char *community, int contacted, int solved,
    const char *answer)
{
	record_init(r);
	r->m[M_ROLE] = ROLE_LEAD;
	r->m[M_STATE] = STATE_CLOSED;
	r->m[M_RECEIVED_AT] = START;
	r->m[M_FINISHED_AT] = START + DAY;
	r->m[M_COMMUNITY] = word(community);
	r->m[M_LEAD] = word("物业管理科");
	r->m[M_CITY_VALID] = 1;
	r->m[M_CITY_CONTACTED] = contacted;
	r->m[M_CITY_SOLVED] = solved;
	r->m[M_CITY_SATISFIED] = word(answer);
	r->m[M_CITY_AT] = START + 9 * DAY;
}

/*
 * n cases in a community of which so many are contacted, solved, 满意 and
 * 基本满意.
 */
struct vector {
	int n, contacted, solved, yes, basic;
};

static inline void
add_vector(struct rates *r, const char *community, struct vector v)
{
	struct record rec;
	int i;

	for (i = 0; i < v.n; i++) {
		set_case(&rec, community, i < v.contacted, i < v.solved,
		    i < v.yes ? "满意" :
		    i < v.yes + v.basic ? "基本满意" : "不满意");
		rates_add(r, &rec);
	}
}

/* The cell in the row that has these, from the table; NULL is empty. */
static inline const char *
cell(const struct grid *g, const char *key, const char *account,
    const char *column)
{
	static char number[32];
	const struct grid_cell *c;
	size_t i, k;

	for (k = 0; strcmp(g->columns[k].key, column) != 0; k++)
		;
	for (i = 0; i < g->nrows; i++) {
		c = &g->cells[i * g->ncolumns];
		if (strcmp(c[1].s, key) != 0 || strcmp(c[3].s, account) != 0)
			continue;
		if (c[k].kind != GRID_INT)
			return c[k].s;
		snprintf(number, sizeof(number), "%" PRId64, c[k].n);
		return number;
	}
	return "no such row";
}

#define CELL(key, column, want) \
	OK_TEXT(cell(&g, key, "full", column), want, key " " column)

static inline int
has_note(const struct grid *g, const char *part)
{
	size_t i;

	for (i = 0; i < g->nnotes; i++) {
		if (strstr(g->notes[i], part) != NULL)
			return 1;
	}
	return 0;
}

#endif
