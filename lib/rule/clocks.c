#include "rule/clocks.h"

#include "base/num.h"
#include "rule/policy.h"
#include "time/date.h"

#define MINUTE 60
#define DAY DATE_DAY_S
#define YEAR (INT64_C(366) * DATE_DAY_S)

static reader_check_fn check_level;
static reader_fn read_day_cut;

static const struct reader_key level[] = {
	{ .name = "name", .read = reader_word,
	  .offset = offsetof(struct policy_level, name) },
	{ .name = "solve", .read = reader_span, .min = MINUTE, .max = YEAR,
	  .offset = offsetof(struct policy_level, solve_s) },
	{ .name = "sign", .read = reader_span, .min = MINUTE, .max = YEAR,
	  .offset = offsetof(struct policy_level, sign_s) },
	{ .name = "return", .read = reader_span, .min = MINUTE, .max = YEAR,
	  .offset = offsetof(struct policy_level, return_s) },
	READER_NOTE, READER_END
};

#define LEVEL(n) { .name = #n, .read = reader_group, .keys = level, \
	.check = check_level, \
	.offset = offsetof(struct policy, levels) + \
	    ((n) - 1) * sizeof(struct policy_level) }

const struct reader_key clocks_levels[] = {
	LEVEL(1), LEVEL(2), LEVEL(3), LEVEL(4), READER_NOTE, READER_END
};

const struct reader_key clocks_clocks[] = {
	{ .name = "contact_percent", .read = reader_int, .min = 1, .max = 100,
	  .offset = offsetof(struct policy, contact_percent) },
	{ .name = "contact_max", .read = reader_span, .min = MINUTE,
	  .max = YEAR, .offset = offsetof(struct policy, contact_max_s) },
	{ .name = "soon", .read = reader_span, .min = MINUTE, .max = YEAR,
	  .offset = offsetof(struct policy, soon_s) },
	{ .name = "yellow_percent", .read = reader_int, .min = 1, .max = 100,
	  .offset = offsetof(struct policy, yellow_percent) },
	READER_NOTE, READER_END
};

const struct reader_key clocks_calls[] = {
	{ .name = "needed", .read = reader_int, .min = 0, .max = 20,
	  .offset = offsetof(struct policy, calls_needed) },
	{ .name = "revisits", .read = reader_int, .min = 0, .max = 20,
	  .offset = offsetof(struct policy, revisits_needed) },
	{ .name = "result_within", .read = reader_span, .min = 0, .max = YEAR,
	  .offset = offsetof(struct policy, result_call_s) },
	{ .name = "gap", .read = reader_span, .min = 0, .max = DAY,
	  .offset = offsetof(struct policy, attempt_gap_s) },
	READER_NOTE, READER_END
};

static const char *const by_names[] = {
	"received", "dispatched", "revisited", NULL
};

const struct reader_key clocks_period[] = {
	{ .name = "month_start", .read = reader_int, .min = 1, .max = 28,
	  .offset = offsetof(struct policy, period.month_start_day) },
	{ .name = "day_cut", .read = read_day_cut },
	{ .name = "by", .read = reader_choice, .choices = by_names,
	  .offset = offsetof(struct policy, period_by) },
	READER_NOTE, READER_END
};

/* "12:00": seconds after midnight. */
static void
read_day_cut(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	struct policy *p = object;
	size_t len = 0;
	const char *s = jx_text(j, &len);
	int64_t hour, minute;

	(void)k;
	if (s == NULL || len != 5 || s[2] != ':' ||
	    num_parse(s, 2, &hour) < 0 || num_parse(s + 3, 2, &minute) < 0 ||
	    hour < 0 || hour > 23 || minute < 0 || minute > 59)
		reader_problem(r, "not a time of day such as \"12:00\"");
	else
		p->period.day_cut_s = hour * 3600 + minute * 60;
}

static void
check_shorter(struct reader *r, const char *key, int64_t span, int64_t solve)
{
	size_t mark;

	if (span < solve)
		return;
	mark = reader_enter(r, key);
	reader_problem(r, "not shorter than 'solve'");
	reader_leave(r, mark);
}

static void
check_level(struct reader *r, void *object)
{
	const struct policy_level *l = object;

	check_shorter(r, "sign", l->sign_s, l->solve_s);
	check_shorter(r, "return", l->return_s, l->solve_s);
}

/* Level 1 is the most urgent; names tell them apart on sheets. */
void
clocks_check_levels(struct reader *r, void *object)
{
	const struct policy_level *l = ((struct policy *)object)->levels;
	char key[2] = "1";
	size_t i, k, mark;

	for (i = 1; i < POLICY_LEVELS; i++) {
		key[0] = (char)('1' + i);
		mark = reader_enter(r, key);
		if (l[i].solve_s < l[i - 1].solve_s)
			reader_problem(r, "shorter than level %zu", i);
		for (k = 0; k < i; k++) {
			if (l[k].name == l[i].name)
				reader_problem(r, "named like level %zu",
				    k + 1);
		}
		reader_leave(r, mark);
	}
}
