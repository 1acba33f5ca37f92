#include "life/recheck.h"

#include "base/num.h"
#include "life/revisit.h"
#include "life/second.h"

/* The unit of a person; NUM_NONE where the policy says none. */
static int64_t
unit_of(const struct policy *p, int64_t person)
{
	const struct policy_person *found = person == NUM_NONE ? NULL :
	    policy_person_find(p, person);

	return found != NULL ? found->unit : NUM_NONE;
}

int
recheck_may(const struct policy *p, int64_t person, const struct record *r)
{
	const int64_t hands[] = { r->m[M_OFFICER], r->m[M_SUBMITTED_BY],
		r->m[M_OWN_BY] };
	int64_t unit = unit_of(p, person);
	size_t i;

	if (unit != NUM_NONE && unit == r->m[M_LEAD])
		return 0;
	for (i = 0; i < sizeof(hands) / sizeof(hands[0]); i++) {
		if (hands[i] == NUM_NONE)
			continue;
		if (person == hands[i] ||
		    (unit != NUM_NONE && unit == unit_of(p, hands[i])))
			return 0;
	}
	return 1;
}

static int
check(const struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	const struct policy_answers *a = &d->policy->answers[ASK_SATISFIED];

	if (wish->contacted == NUM_NONE && wish->solved == NUM_NONE &&
	    wish->satisfied == NUM_NONE)
		return err_set(e, ERR_REFUSED, "recheck: there is no answer "
		    "in it");
	if (wish->satisfied != NUM_NONE && policy_answer_find(d->policy,
	    ASK_SATISFIED, wish->satisfied) == ANSWER_UNKNOWN) {
		err_set(e, ERR_REFUSED, "recheck: the policy has no answer "
		    "'%s'", words_text(d->words, wish->satisfied));
		return wish_there_are(WISH_ROWS(a->rows, a->n,
		    struct policy_answer_row, word), d->words, e);
	}
	if (wish_needs_actor(ev, e) < 0)
		return -1;
	return recheck_may(d->policy, ev->actor, r) ? 0 :
	    err_set(e, ERR_REFUSED, "recheck: who handled the case or asked "
	    "first does not check it, nor anybody of their units");
}

int
recheck_answer(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	if (check(ev, r, wish, d, e) < 0)
		return -1;
	if (!revisit_is_usable(d->policy, wish))
		event_set(ev, EF_USABLE, 0);
	else if (r->m[M_RECHECK_AT] != NUM_NONE &&
	    ev->at < r->m[M_RECHECK_AT])
		event_set(ev, EF_LATE, 1);
	if (event_get(ev, EF_USABLE) == 0 || event_get(ev, EF_LATE) == 1) {
		revisit_set_aside(ev, wish);
		return 0;
	}
	event_set(ev, M_RECHECK_CONTACTED, wish->contacted);
	event_set(ev, M_RECHECK_SOLVED, wish->solved);
	event_set(ev, M_RECHECK_SATISFIED, wish->satisfied);
	event_set(ev, M_RECHECK_UNIT, r->m[M_LEAD]);
	event_set(ev, M_RECHECK_OWN_SOLVED, r->m[M_OWN_SOLVED]);
	event_set(ev, M_RECHECK_OWN_SATISFIED, r->m[M_OWN_SATISFIED]);
	/* not solved: as with the office's own, the second handling begins */
	return wish->solved == 0 && r->m[M_STATE] == STATE_CLOSED ?
	    second_begin(ev, r, words_adds(d->words, "audit"), d, e) : 0;
}
