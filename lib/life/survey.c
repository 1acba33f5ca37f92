#include "life/survey.h"

#include <string.h>

#include "base/buf.h"
#include "base/num.h"
#include "time/date.h"

#define CALL_MAX_S 86400

const char *const survey_calls[] = { "understand", "confirm", "progress",
	"result", "revisit", "recheck", NULL };
const char *const survey_numbers[] = { "order", "other", NULL };
const char *const survey_results[] = { "noanswer", "busy", "off", "wrong",
	"refused", "secret", NULL };

int64_t
survey_call_bit(const char *call)
{
	int i;

	for (i = 0; i < SURVEY_FOUR; i++)
		if (strcmp(survey_calls[i], call) == 0)
			return INT64_C(1) << i;
	return 0;
}

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
	struct buf known = BUF_INIT;
	int rc;

	if (word == NUM_NONE ||
	    survey_is_code(codes, words_text(d->words, word)))
		return 0;
	for (; *codes != NULL; codes++)
		buf_printf(&known, "%s%s", known.len > 0 ? ", " : "", *codes);
	rc = err_set(e, ERR_REFUSED, "contact: no such code '%s': %s",
	    words_text(d->words, word), known.data);
	buf_release(&known);
	return rc;
}

/* The last counted calls, in a ring: as many as a policy may ask for. */
static const enum record_member ring[POLICY_CALLS_MAX] = { M_CALL1_AT,
	M_CALL2_AT, M_CALL3_AT, M_CALL4_AT, M_CALL5_AT, M_CALL6_AT,
	M_CALL7_AT, M_CALL8_AT };

static int
is_near(int64_t a, int64_t b, int64_t gap)
{
	return a != NUM_NONE && a - b < gap && b - a < gap;
}

/* An attempt to ask what came of it: at a revisit, or an auditor's. */
static int
is_afterwards(const char *call)
{
	return strcmp(call, "revisit") == 0 || strcmp(call, "recheck") == 0;
}

/*
 * Whether it is one of the four: connected, and no call that counts lies so
 * near that both are one attempt. After 办结 only the result call counts,
 * within its window; attempts at a revisit are none of the four.
 */
static int
is_counted(const struct record *r, const struct wish *wish,
    const struct decide *d, int64_t at)
{
	const char *call = wish->call == NUM_NONE ? "result" :
	    words_text(d->words, wish->call);
	int64_t closed = r->m[M_CLOSED_AT];
	int i;

	if (wish->connected != 1 || is_afterwards(call))
		return 0;
	if (closed != NUM_NONE && at > closed &&
	    (at > closed + d->policy->result_call_s ||
	    strcmp(call, "result") != 0))
		return 0;
	for (i = 0; i < POLICY_CALLS_MAX; i++)
		if (is_near(r->m[ring[i]], at, d->policy->attempt_gap_s))
			return 0;
	return 1;
}

static void
count(struct event *ev, const struct record *r, const struct wish *wish,
    const struct decide *d)
{
	int64_t reached = r->m[M_REACHED] == NUM_NONE ? 0 : r->m[M_REACHED];
	int64_t labels = r->m[M_CALLS] == NUM_NONE ? 0 : r->m[M_CALLS];
	int64_t label = wish->call == NUM_NONE ? 0 : survey_call_bit(
	    words_text(d->words, wish->call));

	event_set(ev, ring[reached % POLICY_CALLS_MAX], ev->at);
	if ((label & ~labels) != 0)
		event_set(ev, M_CALLS, labels | label);
}

/* From the first call of an attempt its gap is counted. Attempts at a
 * revisit are not among those at the four. */
static void
set_attempt(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d)
{
	if (is_afterwards(words_text(d->words, wish->call)) ||
	    is_near(r->m[M_ATTEMPT_AT], ev->at, d->policy->attempt_gap_s))
		event_set(ev, EF_ATTEMPT, 0);
	else if (r->m[M_ATTEMPT_AT] == NUM_NONE ||
	    ev->at > r->m[M_ATTEMPT_AT])
		event_set(ev, M_ATTEMPT_AT, ev->at);
}

/* Days on which nobody answered, since somebody did. */
static void
count_missed(struct event *ev, const struct record *r, int connected)
{
	int64_t last = r->m[M_MISSED_AT];
	int64_t days = r->m[M_MISSED_DAYS] == NUM_NONE ? 0 :
	    r->m[M_MISSED_DAYS];

	if (connected) {
		if (days > 0 && ev->at > last)
			event_set(ev, M_MISSED_DAYS, 0);
		return;
	}
	if (last != NUM_NONE && ev->at <= last)
		return;
	event_set(ev, M_MISSED_AT, ev->at);
	if (days == 0 || date_day_of(ev->at) != date_day_of(last))
		event_set(ev, M_MISSED_DAYS, days + 1);
}

/* The citizen heard what came of it, for the first time. */
static int
tells_result(const struct record *r, const struct wish *wish,
    const struct words *w)
{
	return wish->connected == 1 && r->m[M_REPLIED_AT] == NUM_NONE &&
	    strcmp(words_text(w, wish->call), "result") == 0 &&
	    (r->m[M_STATE] == STATE_SUBMITTED ||
	    r->m[M_STATE] == STATE_CLOSED);
}

/* Calls nearer to another than the policy's gap are one attempt with it:
 * kept, but not counted again. */
int
survey_contact(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	int counts;

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
	counts = is_counted(r, wish, d, ev->at);
	event_set(ev, EF_CONNECTED, wish->connected);
	event_set(ev, EF_COUNTS, counts);
	set_attempt(ev, r, wish, d);
	event_set(ev, EF_SECONDS, wish->seconds);
	event_set(ev, EF_CALL, wish->call);
	event_set(ev, EF_CALL_RESULT, wish->result);
	event_set(ev, EF_NUMBER_KIND, wish->number);
	event_set(ev, M_NEED, d->policy->calls_needed);
	if (counts)
		count(ev, r, wish, d);
	count_missed(ev, r, wish->connected == 1);
	if (tells_result(r, wish, d->words))
		event_set(ev, M_REPLIED_AT, ev->at);
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
