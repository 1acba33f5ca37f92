#include "life/fold.h"

#include <stddef.h>
#include <string.h>

#include "base/num.h"

static void
clear(struct record *r, enum record_member m)
{
	r->m[m] = NUM_NONE;
}

static void
count_up(struct record *r, enum record_member m)
{
	r->m[m] = r->m[m] == NUM_NONE ? 1 : r->m[m] + 1;
}

static void
set_flag(struct record *r, int64_t flag)
{
	r->m[M_FLAGS] = (r->m[M_FLAGS] == NUM_NONE ? 0 : r->m[M_FLAGS]) | flag;
}

/* How often it was paused stays. */
static void
forget_pause(struct record *r)
{
	if (!record_has_flag(r, FLAG_PAUSED))
		return;
	r->m[M_FLAGS] &= ~(int64_t)FLAG_PAUSED;
	clear(r, M_PAUSED_AT);
	clear(r, M_PAUSE_WHY);
	clear(r, M_PAUSE_BY);
	clear(r, M_PAUSE_SOLVE);
	clear(r, M_DUE_REVIEW);
}

static void
set_earliest(struct record *r, enum record_member m, int64_t at)
{
	if (r->m[m] == NUM_NONE || at < r->m[m])
		r->m[m] = at;
}

static void
set_latest(struct record *r, enum record_member m, int64_t at)
{
	if (r->m[m] == NUM_NONE || at > r->m[m])
		r->m[m] = at;
}

/* What follows from facts of the platform, first seen or later. A clock that
 * stands does not run because the platform moved its due time. */
static void
fold_platform(struct record *r, const struct event *ev)
{
	if (r->m[M_PAUSE_SOLVE] != NUM_NONE &&
	    event_get(ev, M_DUE_SOLVE) != NUM_NONE) {
		r->m[M_PAUSE_SOLVE] = r->m[M_DUE_SOLVE];
		clear(r, M_DUE_SOLVE);
	}
	if (r->m[M_STATE] == NUM_NONE)
		r->m[M_STATE] = STATE_RECEIVED;
	if (r->m[M_STATE] == STATE_RECEIVED && r->m[M_LEAD] != NUM_NONE) {
		r->m[M_STATE] = STATE_ASSIGNED;
		r->m[M_ASSIGNED_AT] = r->m[M_DISPATCHED_AT] != NUM_NONE ?
		    r->m[M_DISPATCHED_AT] : ev->at;
	}
	if (event_get(ev, M_FINISHED_AT) != NUM_NONE && record_is_open(r)) {
		r->m[M_STATE] = STATE_CLOSED;
		r->m[M_CLOSED_AT] = r->m[M_FINISHED_AT];
		r->m[M_CLOSED_BY] = BY_DUMP;
		clear(r, M_DUE_PROMISE);
		forget_pause(r);
	}
	if (event_get(ev, M_CITY_AT) != NUM_NONE)
		r->m[M_CITY_LEAD] = r->m[M_LEAD];
}

static void
fold_receive(struct record *r, const struct event *ev)
{
	const struct event_value *no = event_value(ev, EF_NO);

	if (no != NULL && no->len <= RECORD_NO_MAX) {
		memcpy(r->no, no->s, no->len);
		r->no[no->len] = '\0';
	}
	fold_platform(r, ev);
}

static void
fold_assign(struct record *r, const struct event *ev)
{
	r->m[M_ASSIGNED_AT] = ev->at;
}

static void
fold_sign(struct record *r, const struct event *ev)
{
	r->m[M_SIGNED_AT] = ev->at;
}

static void
fold_contact(struct record *r, const struct event *ev)
{
	/* the decision says whether it is one attempt with another */
	if (event_get(ev, EF_ATTEMPT) != 0)
		count_up(r, M_TRIED);
	set_latest(r, M_CALLED_AT, ev->at);
	if (event_get(ev, EF_CONNECTED) != 1)
		return;
	set_earliest(r, M_CONTACTED_AT, ev->at);
	/* the decision says whether it told the result, */
	if (event_get(ev, M_REPLIED_AT) != NUM_NONE)
		clear(r, M_DUE_REPLY);
	/* and whether it is a call of its own */
	if (event_get(ev, EF_COUNTS) == 1)
		count_up(r, M_REACHED);
}

/* What moves inside the office is no extension of the case. */
static void
fold_extend(struct record *r, const struct event *ev)
{
	if (event_get(ev, M_DUE_SOLVE) != NUM_NONE)
		count_up(r, M_EXTENDS);
}

static void
forget_return(struct record *r)
{
	clear(r, M_RETURN_ASKED_AT);
	clear(r, M_RETURN_TO);
	clear(r, M_RETURN_GROUND);
}

static void
fold_return(struct record *r, const struct event *ev)
{
	r->m[M_RETURN_ASKED_AT] = ev->at;
}

/* What a unit did and promised leaves with it. */
static void
forget_unit(struct record *r)
{
	clear(r, M_OFFICER);
	clear(r, M_ASSIST);
	clear(r, M_CALLED);
	clear(r, M_ARRIVED);
	clear(r, M_SIGNED_AT);
	clear(r, M_DUE_PROMISE);
	forget_pause(r);
}

/* Granted by the desk the case waits for another unit, or has the one that
 * the desk designates; granted by the city or district it leaves. */
static void
fold_return_decide(struct record *r, const struct event *ev)
{
	if (event_get(ev, EF_GRANTED) == 1) {
		count_up(r, M_RETURNS);
		if (event_get(ev, EF_LEAVES) == 1) {
			r->m[M_STATE] = STATE_RETURNED;
			clear(r, M_DUE_PROMISE);
			forget_pause(r);
		} else if (event_get(ev, M_LEAD) != NUM_NONE) {
			forget_unit(r);
			r->m[M_STATE] = STATE_ASSIGNED;
			r->m[M_ASSIGNED_AT] = ev->at;
		} else {
			forget_unit(r);
			r->m[M_STATE] = STATE_RECEIVED;
			clear(r, M_LEAD);
			clear(r, M_LEAD_BY);
			clear(r, M_ASSIGNED_AT);
		}
	}
	forget_return(r);
}

static void
fold_transfer(struct record *r, const struct event *ev)
{
	count_up(r, M_TRANSFERS);
	r->m[M_ASSIGNED_AT] = ev->at;
	clear(r, M_SIGNED_AT);
	r->m[M_OFFICER] = event_get(ev, M_OFFICER);
}

/* Where the solve clock stands too, when it was due is kept beside it. */
static void
fold_pause(struct record *r, const struct event *ev)
{
	count_up(r, M_PAUSES);
	set_flag(r, FLAG_PAUSED);
	r->m[M_PAUSED_AT] = ev->at;
	if (event_get(ev, M_PAUSE_SOLVE) != NUM_NONE)
		clear(r, M_DUE_SOLVE);
}

static void
fold_resume(struct record *r, const struct event *ev)
{
	(void)ev;
	forget_pause(r);
}

static void
fold_escalate(struct record *r, const struct event *ev)
{
	r->m[M_RUNG_AT] = ev->at;
}

/* The lists that are left; an empty one is no word that an event can hold. */
static void
fold_assist_step(struct record *r, const struct event *ev)
{
	r->m[M_CALLED] = event_get(ev, M_CALLED);
	r->m[M_ARRIVED] = event_get(ev, M_ARRIVED);
}

static void
fold_promise_kept(struct record *r, const struct event *ev)
{
	(void)ev;
	clear(r, M_DUE_PROMISE);
}

static void
fold_progress(struct record *r, const struct event *ev)
{
	r->m[M_PROGRESS_AT] = ev->at;
}

static void
fold_promise(struct record *r, const struct event *ev)
{
	r->m[M_PROMISED_AT] = ev->at;
	r->m[M_NEEDS] = event_get(ev, M_NEEDS);
}

static void
fold_note(struct record *r, const struct event *ev)
{
	if (event_get(ev, EF_STAGE) == 1)
		r->m[M_STAGE_AT] = ev->at;
}

static void
fold_resolve(struct record *r, const struct event *ev)
{
	r->m[M_SUBMITTED_AT] = ev->at;
	r->m[M_SUBMITTED_BY] = ev->actor;
	set_earliest(r, M_SOLVED_AT, ev->at);
	r->m[M_SOLVED_LAST_AT] = ev->at;
	clear(r, M_DUE_PROMISE);
}

static void
fold_pass(struct record *r, const struct event *ev)
{
	r->m[M_CLOSED_AT] = ev->at;
	r->m[M_CLOSED_BY] = BY_OFFICE;
}

static void
fold_back(struct record *r, const struct event *ev)
{
	(void)ev;
	count_up(r, M_BACKS);
	clear(r, M_SUBMITTED_AT);
	clear(r, M_SUBMITTED_BY);
	clear(r, M_REPLIED_AT);
}

/* A handling of its own: its ladder begins below, its result is to be told
 * again. */
static void
fold_reopen(struct record *r, const struct event *ev)
{
	(void)ev;
	count_up(r, M_REOPENS);
	clear(r, M_CLOSED_AT);
	clear(r, M_CLOSED_BY);
	clear(r, M_SUBMITTED_AT);
	clear(r, M_SUBMITTED_BY);
	clear(r, M_OUTCOME);
	clear(r, M_OUTCOME_WHY);
	clear(r, M_OWN_ROUNDS);		/* who was handled twice is asked again */
	clear(r, M_DUE_REPLY);
	clear(r, M_REPLIED_AT);
	clear(r, M_RUNGS);
	r->m[M_STATE] = r->m[M_LEAD] == NUM_NONE ? STATE_RECEIVED :
	    STATE_HANDLING;
}

/*
 * A revisit is one whole: what was not asked in it is not known from it. The
 * decision says whether its answers stand: not where they are of no use, or
 * older than those that are there.
 */
static void
fold_answer(struct record *r, const struct event *ev)
{
	static const enum record_member answers[] = { M_OWN_CONTACTED,
		M_OWN_SOLVED, M_OWN_SATISFIED };
	size_t i;

	if (event_get(ev, EF_ROUND) != NUM_NONE)
		return;
	for (i = 0; i < sizeof(answers) / sizeof(answers[0]); i++)
		if (event_get(ev, (int)answers[i]) == NUM_NONE)
			clear(r, answers[i]);
	r->m[M_OWN_AT] = ev->at;
	r->m[M_OWN_BY] = ev->actor;
	/* the decision says whether it opens the second handling */
	if (event_get(ev, M_REOPENED_AT) != NUM_NONE)
		fold_reopen(r, ev);
}

/* The auditor's: a third voice, which leaves the office's own alone. */
static void
fold_recheck(struct record *r, const struct event *ev)
{
	static const enum record_member said[] = { M_RECHECK_UNIT,
		M_RECHECK_CONTACTED, M_RECHECK_SOLVED, M_RECHECK_SATISFIED,
		M_RECHECK_OWN_SOLVED, M_RECHECK_OWN_SATISFIED };
	size_t i;

	if (event_get(ev, EF_USABLE) == 0 || event_get(ev, EF_LATE) == 1)
		return;
	for (i = 0; i < sizeof(said) / sizeof(said[0]); i++)
		if (event_get(ev, (int)said[i]) == NUM_NONE)
			clear(r, said[i]);
	r->m[M_RECHECK_AT] = ev->at;
	r->m[M_RECHECK_BY] = ev->actor;
	if (event_get(ev, M_REOPENED_AT) != NUM_NONE)
		fold_reopen(r, ev);
}

static void
fold_exclude_revoke(struct record *r, const struct event *ev)
{
	clear(r, event_get(ev, EF_OF_CITY) == 1 ? M_EXCL_CITY :
	    M_EXCL_INTERNAL);
}

static void
fold_exclude_city(struct record *r, const struct event *ev)
{
	if (event_get(ev, EF_GRANTED) != 1)
		clear(r, M_EXCL_CITY);
}

/* What was decided about an earlier request is not known of this one. */
static void
fold_exclude(struct record *r, const struct event *ev)
{
	(void)ev;
	clear(r, M_EXCL_DECIDED_AT);
	clear(r, M_EXCL_DECIDED_BY);
	clear(r, M_EXCL_APPEALED_AT);
}

static void
fold_city(struct record *r, const struct event *ev)
{
	(void)ev;
	r->m[M_CITY_LEAD] = r->m[M_LEAD];
}

/* However it ends, nobody has to act on it any more. */
static void
fold_outcome(struct record *r, const struct event *ev)
{
	if (!record_is_open(r))
		return;
	r->m[M_STATE] = STATE_CLOSED;
	r->m[M_CLOSED_AT] = ev->at;
	r->m[M_CLOSED_BY] = BY_OFFICE;
	clear(r, M_DUE_PROMISE);
	forget_pause(r);
}

static void
fold_remind(struct record *r, const struct event *ev)
{
	count_up(r, M_REMINDERS);
	set_latest(r, M_REMINDED_AT, ev->at);
}

static void
fold_hold(struct record *r, const struct event *ev)
{
	r->m[M_HOLD_AT] = ev->at;
}

static void
fold_release(struct record *r, const struct event *ev)
{
	(void)ev;
	clear(r, M_HOLD_WHY);
	clear(r, M_HOLD_AT);
}

static void (*const folds[EV_COUNT])(struct record *, const struct event *) = {
	[EV_RECEIVE] = fold_receive,
	[EV_UPDATE] = fold_platform,
	[EV_ASSIGN] = fold_assign,
	[EV_SIGN] = fold_sign,
	[EV_CONTACT] = fold_contact,
	[EV_EXTEND] = fold_extend,
	[EV_RETURN] = fold_return,
	[EV_RETURN_DECIDE] = fold_return_decide,
	[EV_PROGRESS] = fold_progress,
	[EV_PROMISE] = fold_promise,
	[EV_RESOLVE] = fold_resolve,
	[EV_PASS] = fold_pass,
	[EV_BACK] = fold_back,
	[EV_REOPEN] = fold_reopen,
	[EV_ANSWER] = fold_answer,
	[EV_CITY] = fold_city,
	[EV_RECHECK] = fold_recheck,
	[EV_OUTCOME] = fold_outcome,
	[EV_EXCLUDE] = fold_exclude,
	[EV_EXCLUDE_REVOKE] = fold_exclude_revoke,
	[EV_EXCLUDE_CITY] = fold_exclude_city,
	[EV_NOTE] = fold_note,
	[EV_REMIND] = fold_remind,
	[EV_PAUSE] = fold_pause,
	[EV_RESUME] = fold_resume,
	[EV_TRANSFER] = fold_transfer,
	[EV_ESCALATE] = fold_escalate,
	[EV_ASSIST_STEP] = fold_assist_step,
	[EV_PROMISE_KEPT] = fold_promise_kept,
	[EV_HOLD] = fold_hold,
	[EV_RELEASE] = fold_release,
};

void
fold_event(struct record *r, const struct event *ev)
{
	if (folds[ev->kind] != NULL)
		folds[ev->kind](r, ev);
}
