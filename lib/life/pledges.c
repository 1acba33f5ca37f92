#include "life/pledges.h"

#include "base/num.h"
#include "life/units.h"

int
pledges_make(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	int64_t needs = NUM_NONE;

	(void)r;
	if (wish->blocker == NUM_NONE)
		return wish_missing("--why", ev->kind, e);
	if (!units_is_one_of(d->policy->blockers, d->policy->nblockers,
	    wish->blocker)) {
		err_set(e, ERR_REFUSED, "promise: the policy has no reason "
		    "'%s'", words_text(d->words, wish->blocker));
		return wish_there_are(WISH_WORDS(d->policy->blockers,
		    d->policy->nblockers), d->words, e);
	}
	if (wish->text_len == 0)
		return wish_missing("--next", ev->kind, e);
	if (wish->until_at == NUM_NONE)
		return wish_missing("--until", ev->kind, e);
	if (wish->by == NUM_NONE)
		return wish_missing("--by", ev->kind, e);
	if (wish->until_at <= ev->at)
		return err_set(e, ERR_REFUSED,
		    "promise: the date lies in the past");
	/* 产权单位, 自来水集团: not only units of the office */
	if (wish->needs != NUM_NONE &&
	    units_find(&needs, wish->needs, d, e) < 0) {
		err_reset(e);
		needs = wish->needs;
	}
	event_set(ev, M_BLOCKER, wish->blocker);
	event_set(ev, M_NEEDS, needs);
	event_set(ev, M_DUE_PROMISE, wish->until_at);
	event_set(ev, M_PROMISED_BY, wish->by);
	return 0;
}

int
pledges_keep(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	(void)r;
	(void)d;
	(void)e;
	event_set(ev, EF_EVIDENCE, wish->evidence);
	return 0;
}
