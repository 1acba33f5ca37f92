#include "life/life.h"

#include <stddef.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"

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
	[EV_ANSWER] = { IN(CLOSED), STAY,
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
};

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

/* What follows from facts of the platform, first seen or later. */
static void
fold_platform(struct record *r, const struct event *ev)
{
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
	/* the decision says whether it is a call of its own */
	if (event_get(ev, EF_COUNTS) == 1)
		count_up(r, M_REACHED);
}

static void
fold_extend(struct record *r, const struct event *ev)
{
	(void)ev;
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

/* Granted by the desk the case waits for another unit; granted by the city
 * or district it leaves this office. */
static void
fold_return_decide(struct record *r, const struct event *ev)
{
	if (event_get(ev, EF_GRANTED) == 1) {
		count_up(r, M_RETURNS);
		if (event_get(ev, EF_LEAVES) == 1) {
			r->m[M_STATE] = STATE_RETURNED;
		} else {
			r->m[M_STATE] = STATE_RECEIVED;
			clear(r, M_LEAD);
			clear(r, M_LEAD_BY);
			clear(r, M_OFFICER);
			clear(r, M_ASSIST);
			clear(r, M_ASSIGNED_AT);
			clear(r, M_SIGNED_AT);
		}
	}
	forget_return(r);
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
}

static void
fold_resolve(struct record *r, const struct event *ev)
{
	r->m[M_SUBMITTED_AT] = ev->at;
	r->m[M_SUBMITTED_BY] = ev->actor;
	set_earliest(r, M_SOLVED_AT, ev->at);
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
}

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
	[EV_OUTCOME] = fold_outcome,
	[EV_EXCLUDE] = fold_exclude,
	[EV_EXCLUDE_REVOKE] = fold_exclude_revoke,
	[EV_EXCLUDE_CITY] = fold_exclude_city,
};

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
	    event_kind_name(kind), record_state_name(state),
	    lang(rules[kind].why));
}

static int
check_outcome(const struct record *r, struct err *e)
{
	if (r->m[M_FLAGS] == NUM_NONE || (r->m[M_FLAGS] & FLAG_TASK) == 0)
		return err_set(e, ERR_REFUSED, "outcome: the case is no task "
		    "of 未诉先办");
	if (r->m[M_OUTCOME] != NUM_NONE)
		return err_set(e, ERR_REFUSED, "outcome: it has one: reopen "
		    "the task first");
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
	if (ev->kind == EV_EXTEND && ev->at >= r->m[M_DUE_SOLVE])
		return err_set(e, ERR_REFUSED,
		    "extend: the case is overdue: an extension is asked for "
		    "before the due time; record a note to the citizen");
	if (ev->kind == EV_RETURN && r->m[M_RETURN_ASKED_AT] != NUM_NONE)
		return err_set(e, ERR_REFUSED,
		    "return: one is asked for already and not decided");
	if (ev->kind == EV_RETURN_DECIDE &&
	    r->m[M_RETURN_ASKED_AT] == NUM_NONE)
		return err_set(e, ERR_REFUSED,
		    "return: none was asked for");
	if (ev->kind == EV_OUTCOME && check_outcome(r, e) < 0)
		return -1;
	if (ev->kind == EV_ANSWER && ev->at < r->m[M_CLOSED_AT])
		return err_set(e, ERR_REFUSED,
		    "a revisit before the case is closed does not count");
	return 0;
}

int
life_apply(struct record *r, const struct event *ev, struct err *e)
{
	int64_t rev = r->m[M_REV] == NUM_NONE ? 0 : r->m[M_REV];
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
	r->m[M_REV] = ev->rev;
	if (rules[ev->kind].to >= 0)
		r->m[M_STATE] = rules[ev->kind].to;
	if (folds[ev->kind] != NULL)
		folds[ev->kind](r, ev);
	return 0;
}

int
life_next(enum event_kind kind, enum record_state from)
{
	if ((rules[kind].from & (1u << from)) == 0)
		return -1;
	return rules[kind].to >= 0 ? rules[kind].to : (int)from;
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
	if (ev->caller != NUM_NONE)
		r->m[M_CALLER] = ev->caller;
}

int
life_repeats(enum event_kind kind)
{
	return rules[kind].to == STAY;
}
