#include "life/callplan.h"

#include "base/num.h"
#include "time/date.h"

const char *
callplan_name(enum policy_script what)
{
	static const char *const names[SCRIPT_COUNT] = { "understand",
		"confirm", "progress", "result", "revisit1", "revisit2",
		"recheck" };

	return names[what];
}

/* at, or the next instant in the policy's hours. */
static int64_t
in_hours(const struct policy *p, int64_t at)
{
	int64_t day = date_day_of(at), second = at - date_day_start(day);
	size_t i;

	if (p->ncall_hours == 0)
		return at;
	for (i = 0; i < p->ncall_hours; i++) {
		if (second < p->call_hours[i].from_s)
			return date_day_start(day) + p->call_hours[i].from_s;
		if (second < p->call_hours[i].to_s)
			return at;
	}
	return date_day_start(day + 1) + p->call_hours[0].from_s;
}

static int64_t
start_of(const struct record *r)
{
	return r->m[M_DISPATCHED_AT] != NUM_NONE ? r->m[M_DISPATCHED_AT] :
	    r->m[M_RECEIVED_AT];
}

/* When this share of the time to solve has passed; without one, at its end. */
static int64_t
share_of(const struct record *r, int percent)
{
	int64_t start = start_of(r), due = r->m[M_DUE_SOLVE];

	if (start == NUM_NONE || due == NUM_NONE || percent == 0)
		return due;
	return start + (due - start) / 100 * percent;
}

/* The first of the four that is missing, and when it is due. */
static int
next_call(struct callplan *c, const struct record *r,
    const struct fourtwo *l, const struct policy *p)
{
	unsigned made = fourtwo_made(r);
	int is_done = r->m[M_STATE] == STATE_SUBMITTED ||
	    r->m[M_STATE] == STATE_CLOSED;

	c->from_at = start_of(r);
	if (is_done) {
		/* behind 办结 nothing but the result is left to be told */
		c->what = SCRIPT_RESULT;
		c->due_at = l->calls_end_at != NUM_NONE ? l->calls_end_at :
		    r->m[M_DUE_SOLVE];
		return 1;
	}
	if ((made & 1u << SCRIPT_UNDERSTAND) == 0) {
		c->what = SCRIPT_UNDERSTAND;
		c->due_at = r->m[M_DUE_CONTACT];
		return 1;
	}
	if ((made & 1u << SCRIPT_CONFIRM) == 0) {
		c->what = SCRIPT_CONFIRM;
		c->due_at = share_of(r, p->confirm_percent);
		return 1;
	}
	if ((made & 1u << SCRIPT_PROGRESS) == 0) {
		c->what = SCRIPT_PROGRESS;
		c->due_at = share_of(r, p->progress_percent);
		return 1;
	}
	return 0;	/* the result waits for one */
}

/* The second round asks who answered the first one. */
static void
next_revisit(struct callplan *c, const struct record *r,
    const struct fourtwo *l, const struct policy *p)
{
	int64_t rounds = r->m[M_OWN_ROUNDS] == NUM_NONE ? 0 :
	    r->m[M_OWN_ROUNDS];

	c->due_at = l->end_at;
	c->what = (rounds & 1) == 0 ? SCRIPT_REVISIT1 : SCRIPT_REVISIT2;
	c->from_at = c->what == SCRIPT_REVISIT1 ?
	    r->m[M_CLOSED_AT] + p->revisit_s :
	    r->m[M_OWN_AT] + p->second_revisit_s;
}

static void
settle(struct callplan *c, const struct record *r,
    const struct fourtwo_rules *rules)
{
	const struct policy *p = rules->policy;
	int64_t missed = r->m[M_MISSED_AT];

	c->is_urgent = c->what <= SCRIPT_RESULT && (r->m[M_LEVEL] == 1 ||
	    record_has_flag(r, FLAG_THREAT));
	c->attempts = r->m[M_MISSED_DAYS] == NUM_NONE ? 0 :
	    r->m[M_MISSED_DAYS];
	c->may_waive = p->unreachable_days > 0 &&
	    c->attempts >= p->unreachable_days;
	if (missed != NUM_NONE && missed == r->m[M_CALLED_AT] &&
	    c->from_at < missed + p->retry_s)
		c->from_at = missed + p->retry_s;
	if (c->from_at < rules->now_at)
		c->from_at = rules->now_at;
	if (!c->is_urgent)
		c->from_at = in_hours(p, c->from_at);
}

int
callplan_next(struct callplan *c, const struct record *r,
    const struct fourtwo_rules *rules, struct err *e)
{
	const struct policy *p = rules->policy;
	struct fourtwo l;
	int found = 0;

	if (fourtwo_of(&l, r, rules, e) < 0)
		return -1;
	if (l.end != FOURTWO_PENDING)
		return 0;
	if (l.calls < l.calls_needed && r->m[M_CALLS_WAIVED] == NUM_NONE &&
	    (l.calls_end_at == NUM_NONE || rules->now_at <= l.calls_end_at))
		found = next_call(c, r, &l, p);
	if (!found && r->m[M_STATE] == STATE_CLOSED &&
	    l.revisits < l.revisits_needed &&
	    r->m[M_OWN_WAIVED] == NUM_NONE) {
		next_revisit(c, r, &l, p);
		found = 1;
	}
	if (found)
		settle(c, r, rules);
	return found;
}

void
callplan_recheck(struct callplan *c, const struct fourtwo_rules *rules)
{
	c->what = SCRIPT_RECHECK;
	c->from_at = in_hours(rules->policy, rules->now_at);
	c->due_at = NUM_NONE;
	c->attempts = 0;
	c->may_waive = 0;
	c->is_urgent = 0;
}
