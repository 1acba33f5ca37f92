#include "life/rungs.h"

#include "base/num.h"
#include "life/units.h"
#include "rule/ladder.h"

int
rungs_next(struct wish *wish, const struct record *r,
    const struct decide *d, struct err *e)
{
	struct deadline_rules rules = { d->policy, d->words, d->calendar };
	const struct policy_rung *rung, *best = NULL;
	int64_t at, best_at = NUM_NONE;
	size_t i;

	for (i = 0; i < d->policy->nladder; i++) {
		rung = &d->policy->ladder[i];
		if (units_has(r->m[M_RUNGS], rung->name, d->words))
			continue;
		if (ladder_reached(rung, r, &rules, &at, e) < 0)
			return -1;
		if (at == NUM_NONE || at > d->at ||
		    (best != NULL && at >= best_at))
			continue;
		best = rung;
		best_at = at;
	}
	if (best == NULL)
		return 0;
	wish->rung = best->name;
	wish->rung_to = best->to;
	wish->since = best_at;
	return 1;
}

static int
no_rung(const struct wish *wish, const struct decide *d, struct err *e)
{
	const struct policy *p = d->policy;
	struct buf known = BUF_INIT;
	size_t i, k;
	int rc;

	for (i = 0; i < p->nladder; i++) {
		for (k = 0; k < i; k++)
			if (p->ladder[k].name == p->ladder[i].name)
				break;
		if (k == i)
			buf_printf(&known, "%s%s", i > 0 ? ", " : "",
			    words_text(d->words, p->ladder[i].name));
	}
	rc = err_set(e, ERR_REFUSED, "escalate: the policy's ladder has no "
	    "rung '%s': %s", words_text(d->words, wish->rung), known.data);
	buf_release(&known);
	return rc;
}

int
rungs_escalate(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	struct buf list = BUF_INIT;
	size_t i;

	if (wish->rung == NUM_NONE)
		return wish_missing("--rung", ev->kind, e);
	for (i = 0; i < d->policy->nladder; i++)
		if (d->policy->ladder[i].name == wish->rung)
			break;
	if (i == d->policy->nladder)
		return no_rung(wish, d, e);
	if (units_has(r->m[M_RUNGS], wish->rung, d->words))
		return err_set(e, ERR_REFUSED,
		    "escalate: this rung was reached already");
	if (r->m[M_RUNGS] != NUM_NONE) {
		buf_puts(&list, words_text(d->words, r->m[M_RUNGS]));
		buf_putc(&list, WORDS_SEP);
	}
	buf_puts(&list, words_text(d->words, wish->rung));
	event_set(ev, M_RUNGS, words_add(d->words, list.data, list.len));
	buf_release(&list);
	event_set(ev, EF_RUNG, wish->rung);
	event_set(ev, EF_RUNG_TO, wish->rung_to != NUM_NONE ? wish->rung_to :
	    d->policy->ladder[i].to);
	event_set(ev, EF_SINCE, wish->since);
	event_set(ev, EF_REASON, wish->why);
	return 0;
}
