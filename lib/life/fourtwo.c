#include "life/fourtwo.h"

#include <string.h>

#include "base/num.h"
#include "life/survey.h"
#include "rule/calendarfile.h"
#include "time/date.h"
#include "time/limit.h"

#define FOUR ((1u << SURVEY_FOUR) - 1)

const char *
fourtwo_end_name(enum fourtwo_end end)
{
	static const char *const names[FOURTWO_ENDS] = { "outside", "pending",
		"complete", "short", "waived", "impossible" };

	return names[end];
}

static int
count_bits(unsigned bits)
{
	int n = 0;

	for (; bits != 0; bits &= bits - 1)
		n++;
	return n;
}

unsigned
fourtwo_made(const struct record *r)
{
	unsigned made = r->m[M_CALLS] == NUM_NONE ? 0 :
	    (unsigned)r->m[M_CALLS] & FOUR;
	int64_t reached = r->m[M_REACHED] == NUM_NONE ? 0 : r->m[M_REACHED];
	int64_t unnamed = reached - count_bits(made);
	unsigned bit;

	for (bit = 1; bit < FOUR && unnamed > 0; bit <<= 1) {
		if ((made & bit) == 0) {
			made |= bit;
			unnamed--;
		}
	}
	return made;
}

static int
is_outside(const struct record *r, const struct fourtwo_rules *rules)
{
	int64_t role = r->m[M_ROLE], closed = r->m[M_CLOSED_AT];

	return (role != NUM_NONE && role != ROLE_LEAD) ||
	    r->m[M_STATE] == STATE_RETURNED ||
	    record_has_flag(r, FLAG_TASK) ||
	    !policy_is_counted(rules->policy, r->m[M_NATURE]) ||
	    (closed != NUM_NONE && rules->start_day != NUM_NONE &&
	    date_day_of(closed) < rules->start_day);
}

static int
least(int64_t n, int most)
{
	return n == NUM_NONE ? 0 : n < most ? (int)n : most;
}

static int
set_ends(struct fourtwo *l, const struct record *r,
    const struct fourtwo_rules *rules, struct err *e)
{
	int64_t closed = r->m[M_CLOSED_AT];

	if (closed == NUM_NONE)
		return 0;
	l->calls_end_at = closed + rules->policy->result_call_s;
	if (rules->policy->rounds_end.unit == LIMIT_NONE)
		return 0;
	return limit_add(&rules->policy->rounds_end, rules->calendar,
	    HOURS_OFFICE, closed, &l->end_at, e);
}

/* What an end has not been reached yet can still be made before it. */
static int
may_still(int64_t end_at, int64_t now_at)
{
	return end_at == NUM_NONE || now_at <= end_at;
}

static enum fourtwo_end
find_end(const struct fourtwo *l, const struct record *r,
    const struct fourtwo_rules *rules)
{
	int no_call = l->calls < l->calls_needed;
	int no_revisit = l->revisits < l->revisits_needed;
	int calls = no_call && r->m[M_CALLS_WAIVED] == NUM_NONE;
	int revisits = no_revisit && r->m[M_OWN_WAIVED] == NUM_NONE;

	if (!no_call && !no_revisit)
		return FOURTWO_COMPLETE;
	if (!calls && !revisits)
		return FOURTWO_WAIVED;
	/* restored without its private rows, it may have had a number */
	if (r->m[M_CALLER] == NUM_NONE && (!record_has_flag(r, FLAG_ERASED) ||
	    record_has_flag(r, FLAG_STRUCK)))
		return FOURTWO_IMPOSSIBLE;
	if ((calls && may_still(l->calls_end_at, rules->now_at)) ||
	    (revisits && may_still(l->end_at, rules->now_at)))
		return FOURTWO_PENDING;
	return FOURTWO_SHORT;
}

int
fourtwo_of(struct fourtwo *l, const struct record *r,
    const struct fourtwo_rules *rules, struct err *e)
{
	const struct policy *p = rules->policy;

	memset(l, 0, sizeof(*l));
	l->calls_end_at = l->end_at = NUM_NONE;
	l->calls_needed = p->calls_needed;
	l->revisits_needed = p->revisits_needed;
	l->calls = least(r->m[M_REACHED], p->calls_needed);
	l->revisits = r->m[M_OWN_ROUNDS] == NUM_NONE ? 0 :
	    least(count_bits((unsigned)r->m[M_OWN_ROUNDS]),
	    p->revisits_needed);
	l->end = FOURTWO_OUTSIDE;
	if (is_outside(r, rules))
		return 0;
	if (set_ends(l, r, rules, e) < 0)
		return -1;
	l->end = find_end(l, r, rules);
	return 0;
}
