#include "life/second.h"

#include "base/num.h"
#include "life/starts.h"
#include "life/survey.h"
#include "rule/calendarfile.h"

const char *const second_causes[] = { "revisit", "city", "audit", "fact",
	NULL };

int
second_begin(struct event *ev, const struct record *r, int64_t cause,
    const struct decide *d, struct err *e)
{
	int level = starts_level(r, d->policy);
	const struct limit *own = &d->policy->second;
	const struct limit *l = &d->policy->levels[level - 1].solve;
	int64_t due_at, own_at;

	if (starts_due(d, level, ev->at, &due_at, e) < 0)
		return -1;
	if (own->unit != LIMIT_NONE) {
		if (limit_add(own, d->calendar, HOURS_OFFICE, ev->at, &own_at,
		    e) < 0)
			return -1;
		if (own_at < due_at) {
			due_at = own_at;
			l = own;
		}
	}
	starts_working(ev, r, l);
	event_set(ev, M_REOPENED_AT, ev->at);
	event_set(ev, M_REOPEN_CAUSE, cause);
	if (r->m[M_DUE_FIRST] == NUM_NONE)
		event_set(ev, M_DUE_FIRST, r->m[M_DUE_SOLVE]);
	event_set(ev, M_DUE_SOLVE, due_at);
	return 0;
}

int
second_reopen(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	if (wish->why == NUM_NONE)
		return wish_missing("--why", ev->kind, e);
	if (wish->cause != NUM_NONE && !survey_is_code(second_causes,
	    words_text(d->words, wish->cause)))
		return err_set(e, ERR_REFUSED, "reopen: no such cause '%s': "
		    "revisit, city, audit, fact",
		    words_text(d->words, wish->cause));
	event_set(ev, EF_REASON, wish->why);
	return second_begin(ev, r, wish->cause, d, e);
}
