#include "life/assists.h"

#include <string.h>

#include "base/num.h"
#include "life/units.h"

#define SCORE_MAX 100

/* The time that is left, or a share of it. */
static int64_t
report_due(const struct event *ev, const struct record *r,
    const struct policy *p)
{
	int64_t left_s;

	if (p->report_percent == 0 || r->m[M_DUE_SOLVE] == NUM_NONE ||
	    r->m[M_DUE_SOLVE] <= ev->at)
		return NUM_NONE;
	left_s = r->m[M_DUE_SOLVE] - ev->at;
	return ev->at + left_s / 100 * p->report_percent +
	    left_s % 100 * p->report_percent / 100;
}

int
assists_call(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	const struct policy *p = d->policy;
	int64_t helpers, called, units;

	if (wish->assist == NUM_NONE)
		return wish_missing("--unit", ev->kind, e);
	if (units_join(&helpers, r->m[M_ASSIST], wish->assist, r->m[M_LEAD],
	    d, e) < 0 ||
	    units_join(&called, r->m[M_CALLED], wish->assist, r->m[M_LEAD],
	    d, e) < 0 ||
	    units_join(&units, NUM_NONE, wish->assist, r->m[M_LEAD], d,
	    e) < 0)
		return -1;
	if (called == NUM_NONE || called == r->m[M_CALLED])
		return err_set(e, ERR_REFUSED,
		    "assist: the unit leads or was called already");
	event_set(ev, M_ASSIST, helpers);
	event_set(ev, M_CALLED, called);
	event_set(ev, EF_UNITS, units);
	if (p->arrive_s > 0)
		event_set(ev, EF_DUE_ARRIVE, ev->at + p->arrive_s);
	event_set(ev, EF_DUE_REPORT, report_due(ev, r, p));
	event_set(ev, EF_WHISTLE, wish->whistle);
	event_set(ev, EF_REASON, wish->why);
	return 0;
}

static int
check_step(int64_t unit, const struct record *r, const struct wish *wish,
    const struct decide *d, struct err *e)
{
	const char *step = words_text(d->words, wish->step);

	if (!units_has(r->m[M_CALLED], unit, d->words))
		return err_set(e, ERR_REFUSED,
		    "assist: '%s' was not called, or has concluded",
		    words_text(d->words, unit));
	if (strcmp(step, "arrived") == 0 &&
	    units_has(r->m[M_ARRIVED], unit, d->words))
		return err_set(e, ERR_REFUSED,
		    "assist: '%s' has arrived already",
		    words_text(d->words, unit));
	if (wish->score == NUM_NONE)
		return 0;
	if (strcmp(step, "concluded") != 0)
		return err_set(e, ERR_REFUSED,
		    "assist: a helper is scored when it concludes");
	if (wish->score < 0 || wish->score > SCORE_MAX)
		return err_set(e, ERR_REFUSED,
		    "assist: the score is 0 to %d", SCORE_MAX);
	return 0;
}

int
assists_step(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	int64_t unit, arrived = r->m[M_ARRIVED];

	if (wish->unit == NUM_NONE)
		return wish_missing("--unit", ev->kind, e);
	if (units_find(&unit, wish->unit, d, e) < 0 ||
	    check_step(unit, r, wish, d, e) < 0)
		return -1;
	event_set(ev, EF_UNIT, unit);
	event_set(ev, EF_STEP, wish->step);
	if (strcmp(words_text(d->words, wish->step), "arrived") == 0) {
		if (units_join(&arrived, arrived, unit, NUM_NONE, d, e) < 0)
			return -1;
		event_set(ev, M_CALLED, r->m[M_CALLED]);
		event_set(ev, M_ARRIVED, arrived);
		return 0;
	}
	event_set(ev, M_CALLED,
	    units_without(r->m[M_CALLED], unit, d->words));
	event_set(ev, M_ARRIVED, units_without(arrived, unit, d->words));
	event_set(ev, EF_SCORE, wish->score);
	event_set(ev, EF_EVIDENCE, wish->evidence);
	return 0;
}
