#include "life/survey.h"

/* Calls nearer to the last one than the policy's gap are the same attempt:
 * kept, but not one of the four. */
int
survey_contact(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	int64_t gap = d->policy->attempt_gap_s;
	int64_t last = r->m[M_CALLED_AT];
	int own = last == NUM_NONE || ev->at - last >= gap ||
	    last - ev->at >= gap || r->m[M_REACHED] == NUM_NONE;

	if (wish->connected == NUM_NONE)
		return wish_missing("--connected or --missed", ev->kind, e);
	if (wish->seconds != NUM_NONE && wish->seconds < 0)
		return err_set(e, ERR_USAGE, "contact: seconds below zero");
	/* after 办结 only the result call counts, within its window */
	if (r->m[M_STATE] == STATE_CLOSED && r->m[M_CLOSED_AT] != NUM_NONE &&
	    ev->at > r->m[M_CLOSED_AT] + d->policy->result_call_s)
		own = 0;
	event_set(ev, EF_CONNECTED, wish->connected);
	event_set(ev, EF_COUNTS, wish->connected == 1 && own);
	event_set(ev, EF_SECONDS, wish->seconds);
	event_set(ev, EF_CALL, wish->call);
	event_set(ev, EF_CALL_RESULT, wish->result);
	event_set(ev, EF_NUMBER_KIND, wish->number);
	event_set(ev, M_NEED, d->policy->calls_needed);
	return 0;
}

static int
flag_unknown(struct event *ev, const struct record *r)
{
	int64_t flags = r->m[M_FLAGS] == NUM_NONE ? 0 : r->m[M_FLAGS];

	if ((flags & FLAG_UNKNOWN_ANSWER) == 0)
		event_set(ev, M_FLAGS, flags | FLAG_UNKNOWN_ANSWER);
	return 0;
}

int
survey_answer(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	if (wish->round < 1 || wish->round > d->policy->revisits_needed)
		return err_set(e, ERR_REFUSED,
		    "answer: the round is 1 to %d",
		    d->policy->revisits_needed);
	if (wish->contacted == NUM_NONE && wish->solved == NUM_NONE &&
	    wish->satisfied == NUM_NONE)
		return err_set(e, ERR_REFUSED, "answer: there is none in it");
	if (ev->actor != NUM_NONE && (ev->actor == r->m[M_OFFICER] ||
	    ev->actor == r->m[M_SUBMITTED_BY]))
		return err_set(e, ERR_REFUSED,
		    "answer: the handler does not make the revisit");
	if (wish->satisfied != NUM_NONE && policy_answer_find(d->policy,
	    ASK_SATISFIED, wish->satisfied) == ANSWER_UNKNOWN)
		return err_set(e, ERR_REFUSED,
		    "answer: the policy has no answer '%s'",
		    words_text(d->words, wish->satisfied));
	event_set(ev, M_OWN_ROUND, wish->round);
	event_set(ev, M_OWN_CONTACTED, wish->contacted);
	event_set(ev, M_OWN_SOLVED, wish->solved);
	event_set(ev, M_OWN_SATISFIED, wish->satisfied);
	return wish_needs_actor(ev, e);
}

int
survey_city(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	if (wish->contacted == NUM_NONE && wish->solved == NUM_NONE &&
	    wish->satisfied == NUM_NONE && wish->valid == NUM_NONE)
		return err_set(e, ERR_REFUSED, "city: no answer in it");
	event_set(ev, M_CITY_VALID, wish->valid);
	event_set(ev, M_CITY_CONTACTED, wish->contacted);
	event_set(ev, M_CITY_SOLVED, wish->solved);
	event_set(ev, M_CITY_SATISFIED, wish->satisfied);
	event_set(ev, M_CITY_AT, ev->at);
	if (wish->satisfied != NUM_NONE && policy_answer_find(d->policy,
	    ASK_SATISFIED, wish->satisfied) == ANSWER_UNKNOWN)
		return flag_unknown(ev, r);
	return 0;
}
