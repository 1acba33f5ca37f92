#include "life/handling.h"

#include <string.h>

#include "base/num.h"
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
