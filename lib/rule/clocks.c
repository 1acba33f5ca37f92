#include "rule/clocks.h"

#include "base/num.h"
#include "rule/policy.h"
#include "time/date.h"

#define MINUTE 60
#define YEAR (INT64_C(366) * DATE_DAY_S)

static reader_check_fn check_level;
static reader_fn read_day_cut, read_limit, read_solve;

static const char *const mode_names[] = { "natural", "working", NULL };

/* The mode stands before the limit that is read by it. */
static const struct reader_key level[] = {
	{ .name = "name", .read = reader_word,
	  .offset = offsetof(struct policy_level, name) },
	{ .name = "mode", .read = reader_choice, .choices = mode_names,
	  .is_optional = 1, .offset = offsetof(struct policy_level, mode) },
	{ .name = "solve", .read = read_solve, .min = MINUTE, .max = YEAR },
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
	{ .name = "alarm", .read = reader_span, .is_optional = 1, .min = 0,
	  .max = YEAR, .offset = offsetof(struct policy, alarm_s) },
	{ .name = "old", .read = reader_span, .is_optional = 1,
	  .min = DATE_DAY_S, .max = 10 * YEAR,
	  .offset = offsetof(struct policy, old_s) },
	{ .name = "yellow_percent", .read = reader_int, .min = 1, .max = 100,
	  .offset = offsetof(struct policy, yellow_percent) },
	{ .name = "second", .read = read_limit, .is_optional = 1,
	  .min = MINUTE, .max = YEAR, .offset = offsetof(struct policy, second) },
	{ .name = "arrive", .read = reader_span, .is_optional = 1,
	  .min = MINUTE, .max = YEAR,
	  .offset = offsetof(struct policy, arrive_s) },
	{ .name = "report_percent", .read = reader_int, .is_optional = 1,
	  .min = 1, .max = 100,
	  .offset = offsetof(struct policy, report_percent) },
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
check_limit(struct reader *r, const struct limit *l, const char *s,
    const struct reader_key *k)
{
	if (limit_about_s(l) < k->min)
		reader_problem(r, "'%s' is too short", s);
	else if (limit_about_s(l) > k->max)
		reader_problem(r, "'%s' is too long", s);
}

/* Natural or working time, as it is written: "3d", "3wd". */
static void
read_limit(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	struct limit *l = reader_member(k, object);
	struct err e = ERR_INIT;
	size_t len = 0;
	const char *s = jx_text(j, &len);

	l->unit = LIMIT_NONE;
	if (j == NULL)
		return;
	if (s == NULL)
		reader_problem(r, "not a length of time such as \"2h\"");
	else if (limit_parse(l, s, len, &e) < 0)
		reader_problem(r, "%s", e.text);
	else
		check_limit(r, l, s, k);
}

/* Of working time "7d" is seven working days. */
static void
read_solve(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	struct policy_level *l = object;
	struct limit read = LIMIT_ABSENT;
	struct err e = ERR_INIT;
	size_t len = 0;
	const char *s = jx_text(j, &len);
	int rc;

	if (j == NULL)
		return;
	if (s == NULL) {
		reader_problem(r, "not a length of time such as \"2h\"");
		return;
	}
	rc = l->mode == POLICY_WORKING ?
	    limit_parse_working(&read, s, len, &e) :
	    limit_parse(&read, s, len, &e);
	if (rc < 0)
		reader_problem(r, "%s", e.text);
	else if (limit_is_working(&read) != (l->mode == POLICY_WORKING))
		reader_problem(r, "'%s' is working time, but 'mode' is not",
		    s);
	else
		check_limit(r, &read, s, k);
	l->solve = read;
}

static void
check_shorter(struct reader *r, const char *key, int64_t span,
    const struct limit *solve)
{
	size_t mark;

	if (span < limit_about_s(solve))
		return;
	mark = reader_enter(r, key);
	reader_problem(r, "not shorter than 'solve'");
	reader_leave(r, mark);
}

static void
check_level(struct reader *r, void *object)
{
	const struct policy_level *l = object;

	check_shorter(r, "sign", l->sign_s, &l->solve);
	check_shorter(r, "return", l->return_s, &l->solve);
}

/* A threat forces level 1, and does not wait for the office to open. */
static void
check_first(struct reader *r, const struct policy_level *l)
{
	size_t mark = reader_enter(r, "1"), inner = reader_enter(r, "mode");

	if (l->mode == POLICY_WORKING)
		reader_problem(r, "level 1 runs at night and on holidays: "
		    "its time is natural");
	reader_leave(r, inner);
	reader_leave(r, mark);
}

/* Level 1 is the most urgent; names tell them apart on sheets. */
void
clocks_check_levels(struct reader *r, void *object)
{
	const struct policy_level *l = ((struct policy *)object)->levels;
	char key[2] = "1";
	size_t i, k, mark;

	check_first(r, l);
	for (i = 1; i < POLICY_LEVELS; i++) {
		key[0] = (char)('1' + i);
		mark = reader_enter(r, key);
		if (limit_about_s(&l[i].solve) <
		    limit_about_s(&l[i - 1].solve))
			reader_problem(r, "shorter than level %zu", i);
		for (k = 0; k < i; k++) {
			if (l[k].name == l[i].name)
				reader_problem(r, "named like level %zu",
				    k + 1);
		}
		reader_leave(r, mark);
	}
}
