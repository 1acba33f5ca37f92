#include "rule/ladder.h"

#include <stddef.h>

#include "base/num.h"
#include "rule/calendarfile.h"
#include "time/date.h"

#define MONTH_S (INT64_C(31) * DATE_DAY_S)
#define ALL_LEVELS ((1u << POLICY_LEVELS) - 1)

static reader_fn read_after, read_levels, read_unless;

const struct reader_key ladder_keys[] = {
	{ .name = "name", .read = reader_word,
	  .offset = offsetof(struct policy_rung, name) },
	{ .name = "to", .read = reader_word,
	  .offset = offsetof(struct policy_rung, to) },
	{ .name = "used", .read = reader_int, .is_optional = 1, .min = 1,
	  .max = 100, .offset = offsetof(struct policy_rung, percent) },
	{ .name = "after", .read = read_after, .is_optional = 1, .min = 0,
	  .max = MONTH_S, .offset = offsetof(struct policy_rung, after_s) },
	{ .name = "levels", .read = read_levels, .is_optional = 1,
	  .offset = offsetof(struct policy_rung, levels) },
	{ .name = "unless", .read = read_unless, .is_optional = 1,
	  .offset = offsetof(struct policy_rung, unless_contacted) },
	READER_NOTE, READER_END
};

/* "24h"; "0h" is the due time itself. */
static void
read_after(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	int64_t *after_s = reader_member(k, object);

	*after_s = NUM_NONE;
	reader_span(r, j, k, object);
}

static void
read_levels(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	unsigned *levels = reader_member(k, object);
	size_t i, mark;
	int64_t n;

	*levels = ALL_LEVELS;
	if (j == NULL)
		return;
	*levels = 0;
	if (jx_type(j) != JX_ARRAY || jx_count(j) == 0)
		reader_problem(r, "not an array of levels");
	for (i = 0; jx_type(j) == JX_ARRAY && i < jx_count(j); i++) {
		mark = reader_enter_at(r, i);
		n = jx_int(jx_at(j, i));
		if (n < 1 || n > POLICY_LEVELS)
			reader_problem(r, "no level");
		else
			*levels |= 1u << (n - 1);
		reader_leave(r, mark);
	}
}

static void
read_unless(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	static const char *const choices[] = { "contacted", NULL };
	int *member = reader_member(k, object);
	size_t len = 0;
	const char *s = jx_text(j, &len);

	*member = 0;
	if (j != NULL)
		*member = reader_choose(r, choices, s != NULL ? s : "") == 0;
}

void
ladder_check(struct reader *r, void *object)
{
	struct policy_rung *rung = object;

	if ((rung->percent > 0) == (rung->after_s != NUM_NONE))
		reader_problem(r, "either 'used' or 'after'");
}

/* What the shares are taken of began with the handling that goes on. */
static int64_t
start_of(const struct record *r)
{
	if (r->m[M_REOPENED_AT] != NUM_NONE)
		return r->m[M_REOPENED_AT];
	return r->m[M_DISPATCHED_AT] != NUM_NONE ? r->m[M_DISPATCHED_AT] :
	    r->m[M_RECEIVED_AT];
}

static int64_t
share(int64_t seconds, int percent)
{
	return seconds / 100 * percent + seconds % 100 * percent / 100;
}

static int
add_share(const struct policy_rung *rung, const struct record *r,
    const struct deadline_rules *d, int64_t *at, struct err *e)
{
	int64_t from_at = start_of(r), due_at = r->m[M_DUE_SOLVE], seconds;

	if (from_at == NUM_NONE || from_at >= due_at) {
		*at = due_at;
		return 0;
	}
	if (r->m[M_DUE_WORKING] != 1) {
		*at = from_at + share(due_at - from_at, rung->percent);
		return 0;
	}
	if (d->calendar == NULL)
		return err_set(e, ERR_DATA, "working time needs a calendar");
	if (calendar_count(d->calendar, HOURS_OFFICE, from_at, due_at,
	    &seconds, e) < 0)
		return -1;
	return calendar_add(d->calendar, HOURS_OFFICE, from_at,
	    share(seconds, rung->percent), at, e);
}

int
ladder_reached(const struct policy_rung *rung, const struct record *r,
    const struct deadline_rules *d, int64_t *at, struct err *e)
{
	int64_t level = r->m[M_LEVEL];

	*at = NUM_NONE;
	if (!record_is_open(r) || r->m[M_DUE_SOLVE] == NUM_NONE)
		return 0;
	if (level < 1 || level > POLICY_LEVELS)
		level = d->policy->default_level;
	if ((rung->levels & 1u << (level - 1)) == 0 ||
	    (rung->unless_contacted && r->m[M_CONTACTED_AT] != NUM_NONE))
		return 0;
	if (rung->percent > 0)
		return add_share(rung, r, d, at, e);
	*at = r->m[M_DUE_SOLVE] + rung->after_s;
	return 0;
}
