#include "life/survey.h"

#include <string.h>

#define CALL_MAX_S 86400

const char *const survey_calls[] = { "understand", "confirm", "progress",
	"result", NULL };
const char *const survey_numbers[] = { "order", "other", NULL };
const char *const survey_results[] = { "noanswer", "busy", "off", "wrong",
	"refused", "secret", NULL };

int
survey_is_code(const char *const *codes, const char *s)
{
	for (; *codes != NULL; codes++)
		if (strcmp(*codes, s) == 0)
			return 1;
	return 0;
}

static int
check_code(const char *const *codes, int64_t word, const struct decide *d,
    struct err *e)
{
	if (word == NUM_NONE ||
	    survey_is_code(codes, words_text(d->words, word)))
		return 0;
	return err_set(e, ERR_REFUSED, "contact: no such code '%s'",
	    words_text(d->words, word));
}

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
	if (wish->seconds != NUM_NONE &&
	    (wish->seconds < 0 || wish->seconds > CALL_MAX_S))
		return err_set(e, ERR_REFUSED,
		    "contact: no call lasts so many seconds");
	if (check_code(survey_calls, wish->call, d, e) < 0 ||
	    check_code(survey_numbers, wish->number, d, e) < 0 ||
	    check_code(survey_results, wish->result, d, e) < 0)
		return -1;
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
