#include "life/revisit.h"

#include "base/num.h"
#include "life/second.h"

int
revisit_is_negative(const struct policy *p, int64_t contacted,
    int64_t solved, int64_t satisfied)
{
	return contacted == 0 || solved == 0 || (satisfied != NUM_NONE &&
	    policy_answer_find(p, ASK_SATISFIED, satisfied) == ANSWER_NO);
}

int
revisit_own_is_negative(const struct policy *p, const struct record *r)
{
	return revisit_is_negative(p, r->m[M_OWN_CONTACTED],
	    r->m[M_OWN_SOLVED], r->m[M_OWN_SATISFIED]);
}

int
revisit_city_is_negative(const struct policy *p, const struct record *r)
{
	return r->m[M_CITY_VALID] != 0 && revisit_is_negative(p,
	    r->m[M_CITY_CONTACTED], r->m[M_CITY_SOLVED],
	    r->m[M_CITY_SATISFIED]);
}

/* When something was last done about the matter itself; NUM_NONE. */
static int64_t
last_worked_at(const struct record *r)
{
	int64_t at = r->m[M_SOLVED_AT];

	if (r->m[M_SUBMITTED_AT] != NUM_NONE &&
	    (at == NUM_NONE || r->m[M_SUBMITTED_AT] > at))
		at = r->m[M_SUBMITTED_AT];
	if (r->m[M_PROGRESS_AT] != NUM_NONE &&
	    (at == NUM_NONE || r->m[M_PROGRESS_AT] > at))
		at = r->m[M_PROGRESS_AT];
	return at;
}

static enum policy_answer
meaning(const struct policy *p, int64_t satisfied)
{
	return policy_answer_find(p, ASK_SATISFIED, satisfied);
}

int
revisit_is_usable(const struct policy *p, const struct wish *wish)
{
	return wish->contacted != NUM_NONE || wish->solved != NUM_NONE ||
	    (wish->satisfied != NUM_NONE &&
	    meaning(p, wish->satisfied) != ANSWER_INVALID);
}

/* From 不满意 to 满意, and nothing was done in between but talk. */
static int
is_turned(const struct policy *p, const struct record *r,
    const struct wish *wish)
{
	int64_t worked_at = last_worked_at(r);
	enum policy_answer now = meaning(p, wish->satisfied);

	return r->m[M_OWN_SATISFIED] != NUM_NONE &&
	    meaning(p, r->m[M_OWN_SATISFIED]) == ANSWER_NO &&
	    (now == ANSWER_YES || now == ANSWER_BASIC) &&
	    (worked_at == NUM_NONE || worked_at <= r->m[M_OWN_AT]);
}

static void
set_answers(struct event *ev, const struct wish *wish)
{
	event_set(ev, M_OWN_ROUND, wish->round);
	event_set(ev, M_OWN_CONTACTED, wish->contacted);
	event_set(ev, M_OWN_SOLVED, wish->solved);
	event_set(ev, M_OWN_SATISFIED, wish->satisfied);
}

void
revisit_set_aside(struct event *ev, const struct wish *wish)
{
	event_set(ev, EF_ROUND, wish->round);
	event_set(ev, EF_SAID_CONTACTED, wish->contacted);
	event_set(ev, EF_SAID_SOLVED, wish->solved);
	event_set(ev, EF_SAID, wish->satisfied);
}

/* The first answer, once there is another: the one that stood until now, or
 * one that was given before it and written down after it. */
static void
set_first(struct event *ev, const struct record *r, const struct wish *wish)
{
	int64_t first_at = r->m[M_OWN_FIRST_AT] != NUM_NONE ?
	    r->m[M_OWN_FIRST_AT] : r->m[M_OWN_AT];

	if (first_at != NUM_NONE && ev->at < first_at) {
		event_set(ev, M_OWN_FIRST_AT, ev->at);
		event_set(ev, M_OWN_FIRST_SOLVED, wish->solved);
		event_set(ev, M_OWN_FIRST_SATISFIED, wish->satisfied);
	} else if (r->m[M_OWN_FIRST_AT] == NUM_NONE) {
		event_set(ev, M_OWN_FIRST_AT, r->m[M_OWN_AT]);
		event_set(ev, M_OWN_FIRST_SOLVED, r->m[M_OWN_SOLVED]);
		event_set(ev, M_OWN_FIRST_SATISFIED,
		    r->m[M_OWN_SATISFIED]);
	}
}

static int
is_of_unit(const struct policy *p, int64_t person, int64_t unit)
{
	const struct policy_person *found = policy_person_find(p, person);

	return found != NULL && unit != NUM_NONE && found->unit == unit;
}

static int
check(const struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	const struct policy_answers *a = &d->policy->answers[ASK_SATISFIED];

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
	if (wish->satisfied != NUM_NONE &&
	    meaning(d->policy, wish->satisfied) == ANSWER_UNKNOWN) {
		err_set(e, ERR_REFUSED, "answer: the policy has no answer '%s'",
		    words_text(d->words, wish->satisfied));
		return wish_there_are(WISH_ROWS(a->rows, a->n,
		    struct policy_answer_row, word), d->words, e);
	}
	return wish_needs_actor(ev, e);
}

int
revisit_answer(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	int64_t rounds = r->m[M_OWN_ROUNDS] == NUM_NONE ? 0 :
	    r->m[M_OWN_ROUNDS];
	int usable = revisit_is_usable(d->policy, wish);
	int is_newest = r->m[M_OWN_AT] == NUM_NONE ||
	    ev->at >= r->m[M_OWN_AT];

	if (check(ev, r, wish, d, e) < 0)
		return -1;
	if (!usable) {
		event_set(ev, EF_USABLE, 0);
		revisit_set_aside(ev, wish);
		return 0;
	}
	event_set(ev, M_OWN_ROUNDS, rounds | INT64_C(1) << (wish->round - 1));
	set_first(ev, r, wish);
	if (is_of_unit(d->policy, ev->actor, r->m[M_LEAD]))
		event_set(ev, M_OWN_SAME_UNIT, 1);
	if (is_newest && is_turned(d->policy, r, wish))
		event_set(ev, M_OWN_TURNED, 1);
	if (!is_newest) {
		revisit_set_aside(ev, wish);
		return 0;
	}
	set_answers(ev, wish);
	/* not solved: the second handling begins with that */
	return wish->solved == 0 ? second_begin(ev, r,
	    words_adds(d->words, second_causes[0]), d, e) : 0;
}
