#include "life/life.h"

#include <stddef.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "life/fold.h"

#define IN(state) (1u << STATE_##state)
#define OPEN_STATES (IN(RECEIVED) | IN(ASSIGNED) | IN(HANDLING) | \
    IN(SUBMITTED))
#define WITH_LEAD (IN(ASSIGNED) | IN(HANDLING))
#define ALL_STATES (OPEN_STATES | IN(CLOSED) | IN(RETURNED))

enum { STAY = -1, OWN = -2 };	/* OWN: the rule's fold decides */

/*
 * The transitions (js-case(5)). "why" is what a clerk reads when the event
 * may not happen in the state the case is in.
 */
static const struct {
	unsigned from;
	int to;
	const char *why;
} rules[EV_COUNT] = {
	[EV_UPDATE] = { ALL_STATES, OWN, NULL },
	[EV_ASSIGN] = { IN(RECEIVED) | IN(ASSIGNED), STATE_ASSIGNED,
	    "a unit has signed for it: return it to the desk first" },
	[EV_SIGN] = { IN(ASSIGNED), STATE_HANDLING,
	    "only an assigned case that nobody has signed for can be "
	    "signed for" },
	[EV_CONTACT] = { ALL_STATES & ~IN(RETURNED), STAY,
	    "it is no longer with this office" },
	[EV_ASSIST] = { WITH_LEAD, STAY, "helpers need a lead unit first" },
	[EV_EXTEND] = { IN(RECEIVED) | WITH_LEAD, STAY,
	    "only an open case without a submitted result can be extended" },
	[EV_RETURN] = { WITH_LEAD, STAY,
	    "only a case that a unit leads can be returned" },
	[EV_RETURN_DECIDE] = { WITH_LEAD, OWN, "no return was asked for" },
	[EV_PROGRESS] = { OPEN_STATES, STAY, "it is not open" },
	[EV_PROMISE] = { OPEN_STATES, STAY, "it is not open" },
	[EV_CORRECT] = { ALL_STATES, STAY, NULL },
	[EV_RESOLVE] = { IN(HANDLING), STATE_SUBMITTED,
	    "only a case that was signed for and is being handled can be "
	    "submitted" },
	[EV_PASS] = { IN(SUBMITTED), STATE_CLOSED,
	    "no submitted result waits for it" },
	[EV_BACK] = { IN(SUBMITTED), STATE_HANDLING,
	    "no submitted result waits for it" },
	[EV_REOPEN] = { IN(CLOSED), OWN, "it is not closed" },
	[EV_NOTE] = { ALL_STATES, STAY, NULL },
	[EV_LINK] = { ALL_STATES, STAY, NULL },
	[EV_UNLINK] = { ALL_STATES, STAY, NULL },
	[EV_REMIND] = { OPEN_STATES, STAY,
	    "who calls for haste hangs on an open case" },
	[EV_ANSWER] = { IN(CLOSED), OWN,
	    "a revisit before the case is closed does not count" },
	[EV_CITY] = { ALL_STATES, STAY, NULL },
	[EV_OUTCOME] = { ALL_STATES & ~IN(RETURNED), OWN,
	    "it is no longer with this office" },
	[EV_WAIVE] = { ALL_STATES & ~IN(RETURNED), STAY,
	    "it is no longer with this office" },
	/* 剔除 is about scoring alone: the case is handled all the same */
	[EV_EXCLUDE] = { ALL_STATES, STAY, NULL },
	[EV_EXCLUDE_DECIDE] = { ALL_STATES, STAY, NULL },
	[EV_EXCLUDE_APPEAL] = { ALL_STATES, STAY, NULL },
	[EV_EXCLUDE_REVOKE] = { ALL_STATES, STAY, NULL },
	[EV_EXCLUDE_CITY] = { ALL_STATES, STAY, NULL },
	[EV_PAUSE] = { WITH_LEAD, STAY,
	    "only a case that a unit leads and that waits for nobody's "
	    "second look can be paused" },
	[EV_RESUME] = { WITH_LEAD, STAY, "it is not paused" },
	[EV_TRANSFER] = { WITH_LEAD, STATE_ASSIGNED,
	    "only a case that a unit leads can be transferred" },
	[EV_ESCALATE] = { OPEN_STATES, STAY, "it is not open" },
	[EV_ASSIST_STEP] = { ALL_STATES & ~IN(RETURNED), STAY,
	    "it is no longer with this office" },
	[EV_PROMISE_KEPT] = { OPEN_STATES, STAY, "it is not open" },
	[EV_RECHECK] = { ALL_STATES & ~IN(RETURNED), OWN,
	    "it is no longer with this office" },
	[EV_HOLD] = { ALL_STATES, STAY, NULL },
	[EV_RELEASE] = { ALL_STATES, STAY, NULL },
};

/* As tables and sheets call it, in the language of messages. */
static const char *
state_said(int64_t state)
{
	switch (state) {
	case STATE_RECEIVED:
		return lang("to be assigned");
	case STATE_ASSIGNED:
		return lang("to be signed for");
	case STATE_HANDLING:
		return lang("being handled");
	case STATE_SUBMITTED:
		return lang("to be approved");
	case STATE_CLOSED:
		return lang("closed");
	default:
		return lang("returned");
	}
}

int
life_allows(const struct record *r, enum event_kind kind, struct err *e)
{
	int64_t state = r->m[M_STATE];

	if (kind == EV_RECEIVE) {
		if (state == NUM_NONE)
			return 0;
		return err_set(e, ERR_REFUSED, "the case is there already");
	}
	if (state == NUM_NONE)
		return err_set(e, ERR_REFUSED, "no such case");
	if ((rules[kind].from & (1u << state)) != 0)
		return 0;
	return err_set(e, ERR_REFUSED, "%s: the case is %s: %s",
	    lang(event_kind_name(kind)), state_said(state),
	    lang(rules[kind].why));
}

static int
check_pause(const struct record *r, const struct event *ev, struct err *e)
{
	if (ev->kind == EV_PAUSE && record_has_flag(r, FLAG_PAUSED))
		return err_set(e, ERR_REFUSED, "pause: it is paused already");
	if (ev->kind == EV_PAUSE &&
	    event_get(ev, M_PAUSE_SOLVE) != NUM_NONE &&
	    ev->at >= r->m[M_DUE_SOLVE])
		return err_set(e, ERR_REFUSED, "pause: the case is overdue: "
		    "consent no longer stops its clock");
	if (ev->kind == EV_RESUME && !record_has_flag(r, FLAG_PAUSED))
		return err_set(e, ERR_REFUSED, "resume: it is not paused");
	if (ev->kind == EV_RESUME && ev->at < r->m[M_PAUSED_AT])
		return err_set(e, ERR_REFUSED,
		    "resume: its time lies before the pause");
	if (ev->kind == EV_RESOLVE && record_has_flag(r, FLAG_PAUSED))
		return err_set(e, ERR_REFUSED,
		    "resolve: it is paused: resume it first");
	return 0;
}

static int
check_outcome(const struct record *r, struct err *e)
{
	if (!record_has_flag(r, FLAG_TASK))
		return err_set(e, ERR_REFUSED, "outcome: the case is no task "
		    "of 未诉先办");
	if (r->m[M_OUTCOME] != NUM_NONE)
		return err_set(e, ERR_REFUSED, "outcome: it has one: reopen "
		    "the task first");
	return 0;
}

/* It checks what was said of a finished case, also where that was reopened
 * since. */
static int
check_recheck(const struct record *r, const struct event *ev, struct err *e)
{
	if (r->m[M_STATE] != STATE_CLOSED && r->m[M_OWN_AT] == NUM_NONE)
		return err_set(e, ERR_REFUSED,
		    "recheck: the case was not closed, and nobody has asked "
		    "its citizen yet");
	if (r->m[M_STATE] != STATE_CLOSED &&
	    event_get(ev, M_REOPENED_AT) != NUM_NONE)
		return err_set(e, ERR_REFUSED,
		    "recheck: only a closed case is opened again");
	if (ev->at < r->m[M_CLOSED_AT] ||
	    (r->m[M_OWN_AT] != NUM_NONE && ev->at < r->m[M_OWN_AT]))
		return err_set(e, ERR_REFUSED,
		    "recheck: its time lies before what it checks");
	return 0;
}

/* Refusals that look at more than the state. */
static int
check_facts(const struct record *r, const struct event *ev, struct err *e)
{
	if (ev->kind == EV_RECEIVE)
		return 0;
	if (ev->kind == EV_PASS && ev->actor == r->m[M_SUBMITTED_BY])
		return err_set(e, ERR_REFUSED,
		    "pass: nobody passes a result of his own");
	if (ev->kind == EV_EXTEND && event_get(ev, M_DUE_SOLVE) != NUM_NONE &&
	    ev->at >= r->m[M_DUE_SOLVE])
		return err_set(e, ERR_REFUSED,
		    "extend: the case is overdue: an extension is asked for "
		    "before the due time; record a note to the citizen");
	if (check_pause(r, ev, e) < 0)
		return -1;
	if (ev->kind == EV_TRANSFER && r->m[M_RETURN_ASKED_AT] != NUM_NONE)
		return err_set(e, ERR_REFUSED,
		    "transfer: a return is asked for: decide it first");
	if (ev->kind == EV_PROMISE_KEPT && r->m[M_DUE_PROMISE] == NUM_NONE)
		return err_set(e, ERR_REFUSED,
		    "promise: none stands that could be kept");
	if (ev->kind == EV_ESCALATE &&
	    event_get(ev, M_RUNGS) == r->m[M_RUNGS])
		return err_set(e, ERR_REFUSED,
		    "escalate: this rung was reached already");
	if (ev->kind == EV_RETURN && r->m[M_RETURN_ASKED_AT] != NUM_NONE)
		return err_set(e, ERR_REFUSED,
		    "return: one is asked for already and not decided");
	if (ev->kind == EV_RETURN_DECIDE &&
	    r->m[M_RETURN_ASKED_AT] == NUM_NONE)
		return err_set(e, ERR_REFUSED,
		    "return: none was asked for");
	if (ev->kind == EV_OUTCOME && check_outcome(r, e) < 0)
		return -1;
	if (ev->kind == EV_RECHECK && check_recheck(r, ev, e) < 0)
		return -1;
	if (ev->kind == EV_HOLD && r->m[M_HOLD_WHY] != NUM_NONE)
		return err_set(e, ERR_REFUSED, "hold: it is on hold already");
	if (ev->kind == EV_RELEASE && r->m[M_HOLD_WHY] == NUM_NONE)
		return err_set(e, ERR_REFUSED, "release: it is not on hold");
	if (ev->kind == EV_ANSWER && ev->at < r->m[M_CLOSED_AT])
		return err_set(e, ERR_REFUSED,
		    "a revisit before the case is closed does not count");
	return 0;
}

/* Whether private rows are gone is seen from them: no event's flags say it,
 * or end it. */
static void
keep_loss(struct record *r, int64_t before)
{
	const int64_t lost = FLAG_ERASED | FLAG_STRUCK;

	if (r->m[M_FLAGS] != NUM_NONE)
		r->m[M_FLAGS] = (r->m[M_FLAGS] & ~lost) |
		    (before == NUM_NONE ? 0 : before & lost);
}

int
life_apply(struct record *r, const struct event *ev, struct err *e)
{
	int64_t rev = r->m[M_REV] == NUM_NONE ? 0 : r->m[M_REV];
	int64_t flags = r->m[M_FLAGS];
	size_t i;

	if (!event_kind_is_of_case(ev->kind))
		BUG("an event of the house was folded into a case");
	if (ev->rev != rev + 1)
		return err_set(e, ERR_STALE,
		    "the record is at revision %lld, the case at %lld",
		    (long long)(ev->rev - 1), (long long)rev);
	if (life_allows(r, ev->kind, e) < 0 || check_facts(r, ev, e) < 0)
		return -1;
	for (i = 0; i < ev->n && ev->values[i].field < M_COUNT; i++)
		r->m[ev->values[i].field] = ev->values[i].n;
	keep_loss(r, flags);
	r->m[M_REV] = ev->rev;
	if (rules[ev->kind].to >= 0)
		r->m[M_STATE] = rules[ev->kind].to;
	fold_event(r, ev);
	return 0;
}

int
life_next(enum event_kind kind, enum record_state from)
{
	if ((rules[kind].from & (1u << from)) == 0)
		return -1;
	return rules[kind].to >= 0 ? rules[kind].to : (int)from;
}

static void
note_loss(struct record *r, const struct event *ev)
{
	if (r->m[M_FLAGS] == NUM_NONE)
		r->m[M_FLAGS] = 0;
	r->m[M_FLAGS] |= FLAG_ERASED;
	if (ev->loss == EVENT_STRUCK &&
	    (ev->kind == EV_RECEIVE || ev->kind == EV_UPDATE))
		r->m[M_FLAGS] |= FLAG_STRUCK;
}

int
life_tells_caller(enum event_kind kind)
{
	return kind == EV_RECEIVE || kind == EV_UPDATE;
}

void
life_note_event(struct record *r, const struct event *ev)
{
	r->m[M_LAST_SEQ] = ev->seq;
	/* an update that has texts has all of them */
	if (ev->has_private &&
	    (ev->kind == EV_RECEIVE || ev->kind == EV_UPDATE))
		r->m[M_TEXT_SEQ] = ev->seq;
	/* the office's own words stand beside the platform's */
	if (ev->has_private && ev->kind == EV_RESOLVE)
		r->m[M_RESULT_SEQ] = ev->seq;
	if (ev->has_private && ev->kind == EV_PROMISE)
		r->m[M_NEXT_SEQ] = ev->seq;
	if (ev->caller != NUM_NONE && life_tells_caller(ev->kind))
		r->m[M_CALLER] = ev->caller;
	if (ev->loss != EVENT_KEPT)
		note_loss(r, ev);
}

int
life_repeats(enum event_kind kind)
{
	return rules[kind].to == STAY || kind == EV_ANSWER ||
	    kind == EV_RECHECK;
}
