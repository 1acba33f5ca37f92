#include "life/handling.h"

#include <string.h>

#include "base/num.h"
#include "life/counting.h"
#include "life/exclusion.h"
#include "life/starts.h"
#include "life/units.h"
#include "rule/deadline.h"

int
handling_assign(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	int64_t lead = NUM_NONE, helpers = NUM_NONE;

	if (wish->lead == NUM_NONE)
		return wish_missing("--lead", ev->kind, e);
	if (units_lead(&lead, wish->lead, ev, r, d, e) < 0)
		return -1;
	if (wish->assist != NUM_NONE && units_join(&helpers, NUM_NONE,
	    wish->assist, lead, d, e) < 0)
		return -1;
	event_set(ev, M_LEAD, lead);
	event_set(ev, M_LEAD_BY, BY_OFFICE);
	event_set(ev, M_ASSIST, helpers);
	event_set(ev, M_OFFICER, wish->officer);
	event_set(ev, EF_REASON, wish->why);
	/* after a return it is another unit's, with clocks of its own */
	return r->m[M_RETURNS] != NUM_NONE && r->m[M_STATE] ==
	    STATE_RECEIVED ? starts_unit(ev, r, d, e) : 0;
}

/* From unit to unit with both knowing: no return, no clock but the
 * signature's. */
int
handling_transfer(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	int level = starts_level(r, d->policy);
	int64_t lead;

	if (wish->lead == NUM_NONE)
		return wish_missing("--lead", ev->kind, e);
	if (wish->why == NUM_NONE)
		return wish_missing("--why", ev->kind, e);
	if (units_lead(&lead, wish->lead, ev, r, d, e) < 0)
		return -1;
	if (lead == r->m[M_LEAD])
		return err_set(e, ERR_REFUSED,
		    "transfer: this unit leads already");
	event_set(ev, M_LEAD, lead);
	event_set(ev, M_LEAD_BY, BY_OFFICE);
	event_set(ev, M_OFFICER, wish->officer);
	event_set(ev, M_DUE_SIGN,
	    ev->at + d->policy->levels[level - 1].sign_s);
	event_set(ev, EF_REASON, wish->why);
	return 0;
}

int
handling_sign(struct event *ev, const struct record *r, const struct wish *wish,
    const struct decide *d, struct err *e)
{
	(void)r;
	(void)d;
	(void)e;
	event_set(ev, M_OFFICER, wish->officer);
	return 0;
}

int
handling_progress(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	(void)r;
	if (wish->milestone == NUM_NONE)
		return wish_missing("--milestone", ev->kind, e);
	if (!units_is_one_of(d->policy->milestones, d->policy->nmilestones,
	    wish->milestone)) {
		err_set(e, ERR_REFUSED, "progress: the policy has no "
		    "milestone '%s'", words_text(d->words, wish->milestone));
		return wish_there_are(WISH_WORDS(d->policy->milestones,
		    d->policy->nmilestones), d->words, e);
	}
	event_set(ev, M_MILESTONE, wish->milestone);
	event_set(ev, EF_EVIDENCE, wish->evidence);
	return 0;
}

/* A corrected level moves the clocks; they run from where they began. */
static int
correct_level(struct event *ev, const struct record *r, int64_t level,
    const struct decide *d, struct err *e)
{
	const struct policy_level *l;
	int64_t start = starts_case(r), solve_at;

	if (level < 1 || level > POLICY_LEVELS) {
		err_set(e, ERR_REFUSED, "correct: no level %lld",
		    (long long)level);
		return wish_there_are(WISH_ROWS(d->policy->levels,
		    POLICY_LEVELS, struct policy_level, name), d->words, e);
	}
	if (level > 1 && r->m[M_FLAGS] != NUM_NONE &&
	    (r->m[M_FLAGS] & FLAG_THREAT) != 0)
		return err_set(e, ERR_REFUSED,
		    "correct: a threat stays at level 1");
	if (r->m[M_PAUSE_SOLVE] != NUM_NONE)
		return err_set(e, ERR_REFUSED,
		    "correct: its clock stands: resume it first");
	l = &d->policy->levels[level - 1];
	if (starts_due(d, level, start, &solve_at, e) < 0)
		return -1;
	if (ev->at >= r->m[M_DUE_SOLVE] && solve_at > r->m[M_DUE_SOLVE])
		return err_set(e, ERR_REFUSED, "correct: the case is overdue: "
		    "a milder level would hide it");
	event_set(ev, M_LEVEL_BY, BY_OFFICE);
	event_set(ev, M_DUE_SIGN, start + l->sign_s);
	event_set(ev, M_DUE_CONTACT,
	    deadline_contact(d->policy, start, solve_at));
	event_set(ev, M_DUE_SOLVE, solve_at);
	starts_working(ev, r, &l->solve);
	/* more time than before stays visible, as with an extension */
	if (r->m[M_DUE_FIRST] == NUM_NONE && solve_at > r->m[M_DUE_SOLVE])
		event_set(ev, M_DUE_FIRST, r->m[M_DUE_SOLVE]);
	return 0;
}

/* The desk's or an auditor's hand beside that of whoever corrects: the figures
 * of the unit hang on whether the case counts. */
static int
correct_by_two(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	if (wish->approver == NUM_NONE)
		return err_set(e, ERR_REFUSED, "correct: whether and when the "
		    "case counts hangs on it: a second person confirms it, "
		    "--approver");
	if (wish_needs_actor(ev, e) < 0 ||
	    wish_needs_approver(ev, wish, e) < 0 ||
	    exclusion_judge(ev, wish->approver, r, d, e) == NULL)
		return -1;
	event_set(ev, EF_APPROVER, wish->approver);
	return 0;
}

int
handling_correct(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	static const enum record_member may[] = { M_CATEGORY, M_LEVEL,
		M_COMMUNITY, M_STREET, M_NATURE, M_CHANNEL, M_RECEIVED_AT,
		M_DISPATCHED_AT, M_SITE };
	size_t i;

	for (i = 0; i < sizeof(may) / sizeof(may[0]); i++)
		if (wish->member == (int)may[i])
			break;
	if (wish->member < 0)
		return wish_missing("--field", ev->kind, e);
	if (i == sizeof(may) / sizeof(may[0]))
		return err_set(e, ERR_REFUSED,
		    "correct: this fact is not corrected by hand");
	if (wish->value == NUM_NONE)
		return wish_missing("--to", ev->kind, e);
	if (wish->why == NUM_NONE)
		return wish_missing("--why", ev->kind, e);
	if (wish->value == r->m[wish->member])
		return err_set(e, ERR_REFUSED,
		    "correct: it has this value already");
	/* nothing could happen to a case that is received after now */
	if (record_info[wish->member].type == RECORD_TIME &&
	    wish->value > d->now_at)
		return err_set(e, ERR_REFUSED,
		    "correct: the time lies in the future");
	if (wish->member == M_LEVEL &&
	    correct_level(ev, r, wish->value, d, e) < 0)
		return -1;
	if (counting_of((enum record_member)wish->member) ==
	    COUNTING_WHETHER && correct_by_two(ev, r, wish, d, e) < 0)
		return -1;
	event_set(ev, wish->member, wish->value);
	event_set(ev, EF_MEMBER, wish->member);
	event_set(ev, event_is_word(wish->member) ? EF_OLD_WORD : EF_OLD,
	    r->m[wish->member]);
	event_set(ev, EF_REASON, wish->why);
	return 0;
}

int
handling_resolve(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	(void)r;
	(void)d;
	if (wish->text_len == 0)
		return wish_missing("--text", ev->kind, e);
	event_set(ev, EF_EVIDENCE, wish->evidence);
	return wish_needs_actor(ev, e);
}

int
handling_pass(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	/* the citizen is to hear of the result (R1 art. 15(3)) */
	if (r->m[M_REPLIED_AT] == NUM_NONE)
		event_set(ev, M_DUE_REPLY, ev->at + d->policy->result_call_s);
	event_set(ev, EF_REASON, wish->why);
	return wish_needs_actor(ev, e);
}

int
handling_back(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	(void)r;
	(void)d;
	if (wish->why == NUM_NONE)
		return wish_missing("--why", ev->kind, e);
	event_set(ev, EF_REASON, wish->why);
	return wish_needs_actor(ev, e);
}

int
handling_note(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	(void)r;
	(void)d;
	if (wish->text_len == 0)
		return wish_missing("--text", ev->kind, e);
	event_set(ev, EF_STAGE, wish->stage);
	event_set(ev, EF_TOLD, wish->told);
	return 0;
}
