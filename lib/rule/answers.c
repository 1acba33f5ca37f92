#include "rule/answers.h"

#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "data/readlist.h"
#include "rule/limitread.h"
#include "rule/policy.h"
#include "time/date.h"

#define HOUR 3600
#define YEAR (INT64_C(366) * DATE_DAY_S)

static reader_fn read_answers, read_basic, read_grounds;
static reader_check_fn check_rates;

/* In the order of enum policy_answer; only 'satisfied' knows "basic". */
static const char *const meanings[] = { "no", "yes", "basic", "invalid",
	NULL };
static const char *const plain_meanings[] = { "no", "yes", "invalid", NULL };

#define QUESTION(key, ask) { .name = key, .read = read_answers, \
	.offset = offsetof(struct policy, answers) + \
	    (ask) * sizeof(struct policy_answers) }

const struct reader_key answers_answers[] = {
	QUESTION("valid", ASK_VALID), QUESTION("contacted", ASK_CONTACTED),
	QUESTION("solved", ASK_SOLVED), QUESTION("satisfied", ASK_SATISFIED),
	READER_NOTE, READER_END
};

static const struct reader_key weights[] = {
	{ .name = "response", .read = reader_int, .max = 100,
	  .offset = offsetof(struct policy, weight_response) },
	{ .name = "solve", .read = reader_int, .max = 100,
	  .offset = offsetof(struct policy, weight_solve) },
	{ .name = "satisfaction", .read = reader_int, .max = 100,
	  .offset = offsetof(struct policy, weight_satisfaction) },
	READER_NOTE, READER_END
};

static const struct reader_key guard[] = {
	{ .name = "few", .read = reader_int, .min = 1, .max = 1000000,
	  .offset = offsetof(struct policy, few) },
	{ .name = "ranked_from", .read = reader_int, .min = 1, .max = 1000000,
	  .offset = offsetof(struct policy, ranked_from) },
	{ .name = "confidence", .read = reader_choice,
	  .choices = wilson_names,
	  .offset = offsetof(struct policy, confidence) },
	READER_NOTE, READER_END
};

const struct reader_key answers_rates[] = {
	{ .name = "weights", .read = reader_group, .keys = weights,
	  .check = check_rates },
	{ .name = "basic", .read = read_basic },
	{ .name = "uncounted", .read = readlist_words,
	  .offset = offsetof(struct policy, uncounted),
	  .count = offsetof(struct policy, nuncounted) },
	{ .name = "guard", .read = reader_group, .keys = guard,
	  .is_optional = 1 },
	READER_NOTE, READER_END
};

const struct reader_key answers_exclusion[] = {
	{ .name = "grounds", .read = read_grounds,
	  .offset = offsetof(struct policy, exclusion) },
	{ .name = "within", .read = limitread, .is_optional = 1, .min = HOUR,
	  .max = YEAR, .offset = offsetof(struct policy, exclude_within) },
	{ .name = "appeal", .read = limitread, .is_optional = 1, .min = HOUR,
	  .max = YEAR, .offset = offsetof(struct policy, appeal_within) },
	READER_NOTE, READER_END
};

const struct reader_key answers_returns[] = {
	{ .name = "max", .read = reader_int, .min = 1, .max = 20,
	  .offset = offsetof(struct policy, returns_max) },
	{ .name = "grounds", .read = read_grounds,
	  .offset = offsetof(struct policy, returns) },
	READER_NOTE, READER_END
};

static void
check_rates(struct reader *r, void *object)
{
	const struct policy *p = object;
	int sum = p->weight_response + p->weight_solve +
	    p->weight_satisfaction;

	if (sum != 100)
		reader_problem(r, "add up to %d, not to 100", sum);
}

/* The share of a 满意 that a 基本满意 counts: "0.9" is 9/10. */
static void
read_basic(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	struct policy *p = object;
	int64_t num, den;

	(void)k;
	if (jx_decimal(j, &num, &den) < 0 || num < 0 || num > den)
		reader_problem(r, "not a number from 0 to 1 such as \"0.9\"");
	else
		p->basic_weight = (struct ratio){ num, den };
}

/*
 * A member's key as a word. JSON allows any text as a key; of ours, names.
 */
static int64_t
key_word(struct reader *r, const char *key)
{
	size_t len = strlen(key), i;

	for (i = 0; i < len; i++) {
		if ((unsigned char)key[i] < 0x20 || key[i] == 0x7f)
			break;
	}
	if (len > 0 && i == len && len <= WORDS_MAX_LEN)
		return words_add(r->words, key, len);
	reader_problem(r, "the key is empty, too long or no text");
	return NUM_NONE;
}

/* How many members an object has that must have some; 0 with a problem. */
static size_t
member_count(struct reader *r, const struct jx *j)
{
	if (jx_type(j) != JX_OBJECT)
		reader_problem(r, "not an object");
	else if (jx_count(j) == 0)
		reader_problem(r, "is empty");
	else
		return jx_count(j);
	return 0;
}

/* "basic" is a degree of satisfaction and answers no other question. */
static void
read_answer(struct reader *r, const struct jx *j, int is_satisfied,
    struct policy_answer_row *row)
{
	size_t len = 0;
	const char *s = jx_text(j, &len);
	int i;

	if (s == NULL)
		s = "";
	if (reader_choose(r, is_satisfied ? meanings : plain_meanings, s) < 0)
		return;
	for (i = 0; strcmp(meanings[i], s) != 0; i++)
		continue;
	row->answer = (enum policy_answer)i;
}

static void
read_answers(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	struct policy_answers *a = reader_member(k, object);
	int is_satisfied = a == &((struct policy *)object)->
	    answers[ASK_SATISFIED];
	size_t n = member_count(r, j), i, mark;
	const struct jx *value;
	const char *key;

	a->rows = n > 0 ? mem_array(n, sizeof(*a->rows)) : NULL;
	for (i = 0; i < n; i++) {
		value = jx_member(j, i, &key);
		mark = reader_enter(r, key);
		a->rows[i].word = key_word(r, key);
		read_answer(r, value, is_satisfied, &a->rows[i]);
		reader_leave(r, mark);
	}
	a->n = n;
}

/* Grounds are found by code or text, so both must be single. */
static void
read_grounds(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	struct policy_grounds *g = reader_member(k, object);
	size_t n = member_count(r, j), i, len, mark;
	const struct jx *value;
	const char *key, *s;

	g->rows = n > 0 ? mem_array(n, sizeof(*g->rows)) : NULL;
	for (i = 0; i < n; i++) {
		value = jx_member(j, i, &key);
		mark = reader_enter(r, key);
		g->rows[i].code = key_word(r, key);
		s = reader_name(r, value, WORDS_MAX_LEN, &len);
		g->rows[i].text = s != NULL ? words_add(r->words, s, len) :
		    NUM_NONE;
		if (s != NULL && (policy_ground_find(g, g->rows[i].text) ||
		    policy_ground_find(g, g->rows[i].code)))
			reader_problem(r, "'%s' stands here twice", s);
		g->n = i + 1;
		reader_leave(r, mark);
	}
}
