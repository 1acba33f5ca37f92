#include "life/pauses.h"

#include <string.h>

#include "base/num.h"
#include "life/units.h"
#include "rule/calendarfile.h"

static int
check_consent(const struct event *ev, const struct wish *wish, struct err *e)
{
	const char *what = event_kind_name(ev->kind);

	if (wish->consent == NUM_NONE)
		return err_set(e, ERR_REFUSED, "%s: the solve clock moves "
		    "only with the city's or district's consent: give its "
		    "number with --consent", what);
	if (wish->told != 1)
		return err_set(e, ERR_REFUSED,
		    "%s: the citizen must have been told: --told", what);
	return 0;
}

/* --- extend --------------------------------------------------------------- */

static int
extend_solve(struct event *ev, const struct record *r,
    const struct wish *wish, struct err *e)
{
	if (r->m[M_PAUSE_SOLVE] != NUM_NONE)
		return err_set(e, ERR_REFUSED,
		    "extend: its clock stands: resume it first");
	if (wish->until_at <= r->m[M_DUE_SOLVE])
		return err_set(e, ERR_REFUSED,
		    "extend: the new due time is not after the present one");
	if (check_consent(ev, wish, e) < 0)
		return -1;
	event_set(ev, M_DUE_SOLVE, wish->until_at);
	if (r->m[M_DUE_FIRST] == NUM_NONE)
		event_set(ev, M_DUE_FIRST, r->m[M_DUE_SOLVE]);
	event_set(ev, M_CONSENT, wish->consent);
	event_set(ev, EF_TOLD, 1);
	return 0;
}

/* A due time of the office's own, which the event keeps as the old one. */
static int
extend_own(struct event *ev, const struct record *r, enum record_member due,
    const struct wish *wish, struct err *e)
{
	if (r->m[due] == NUM_NONE || (due == M_DUE_CONTACT &&
	    r->m[M_CONTACTED_AT] != NUM_NONE))
		return err_set(e, ERR_REFUSED,
		    "extend: this clock does not run");
	if (ev->at >= r->m[due])
		return err_set(e, ERR_REFUSED, "extend: it is late already: "
		    "more time is asked for before the due time");
	if (wish->until_at <= r->m[due])
		return err_set(e, ERR_REFUSED,
		    "extend: the new due time is not after the present one");
	if (r->m[M_DUE_SOLVE] != NUM_NONE && due == M_DUE_CONTACT &&
	    wish->until_at > r->m[M_DUE_SOLVE])
		return err_set(e, ERR_REFUSED,
		    "extend: the case itself is due before that");
	event_set(ev, (int)due, wish->until_at);
	event_set(ev, EF_MEMBER, due);
	event_set(ev, EF_OLD, r->m[due]);
	return 0;
}

static int
extend_helper(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	int64_t unit;

	if (wish->unit == NUM_NONE)
		return wish_missing("--unit", ev->kind, e);
	if (units_find(&unit, wish->unit, d, e) < 0)
		return -1;
	if (!units_has(r->m[M_CALLED], unit, d->words))
		return err_set(e, ERR_REFUSED,
		    "extend: '%s' was not called, or has concluded",
		    words_text(d->words, unit));
	if (wish->until_at <= ev->at)
		return err_set(e, ERR_REFUSED,
		    "extend: the new due time is not after the present one");
	event_set(ev, EF_UNIT, unit);
	event_set(ev, EF_DUE_REPORT, wish->until_at);
	return 0;
}

int
pauses_extend(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	const char *clock = words_text(d->words, wish->clock);

	if (wish->until_at == NUM_NONE)
		return wish_missing("--until", ev->kind, e);
	if (wish->why == NUM_NONE)
		return wish_missing("--why", ev->kind, e);
	event_set(ev, EF_REASON, wish->why);
	event_set(ev, EF_APPROVER, wish->approver);
	if (clock[0] == '\0' || strcmp(clock, "solve") == 0)
		return extend_solve(ev, r, wish, e);
	if (wish_needs_approver(ev, wish, e) < 0)
		return -1;
	if (strcmp(clock, "contact") == 0)
		return extend_own(ev, r, M_DUE_CONTACT, wish, e);
	if (strcmp(clock, "promise") == 0)
		return extend_own(ev, r, M_DUE_PROMISE, wish, e);
	if (strcmp(clock, "assist") == 0)
		return extend_helper(ev, r, wish, d, e);
	return err_set(e, ERR_REFUSED, "extend: no such clock '%s': "
	    "solve, contact, promise, assist", clock);
}

/* --- pause and resume ------------------------------------------------------ */

/* Without consent the case turns overdue, and what the citizen was told of
 * its stage is written down. */
static int
check_stage(struct event *ev, const struct wish *wish, struct err *e)
{
	if (wish->text_len == 0)
		return err_set(e, ERR_REFUSED, "pause: without consent the "
		    "solve clock runs on: say with --text how the stage was "
		    "explained");
	event_set(ev, EF_STAGE, 1);
	event_set(ev, M_STAGE_AT, ev->at);
	return 0;
}

int
pauses_pause(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	if (wish->blocker == NUM_NONE)
		return wish_missing("--why", ev->kind, e);
	if (!units_is_one_of(d->policy->blockers, d->policy->nblockers,
	    wish->blocker)) {
		err_set(e, ERR_REFUSED, "pause: the policy has no reason '%s'",
		    words_text(d->words, wish->blocker));
		return wish_there_are(WISH_WORDS(d->policy->blockers,
		    d->policy->nblockers), d->words, e);
	}
	if (wish->until_at == NUM_NONE)
		return wish_missing("--review", ev->kind, e);
	if (wish->until_at <= ev->at)
		return err_set(e, ERR_REFUSED,
		    "pause: the date of the review lies in the past");
	if (wish_needs_approver(ev, wish, e) < 0)
		return -1;
	event_set(ev, M_PAUSE_WHY, wish->blocker);
	event_set(ev, M_PAUSE_BY, wish->approver);
	event_set(ev, M_DUE_REVIEW, wish->until_at);
	if (wish->consent == NUM_NONE)
		return check_stage(ev, wish, e);
	if (check_consent(ev, wish, e) < 0)
		return -1;
	event_set(ev, M_CONSENT, wish->consent);
	event_set(ev, EF_TOLD, 1);
	event_set(ev, M_PAUSE_SOLVE, r->m[M_DUE_SOLVE]);
	return 0;
}

/* As much time as was left when the clock stood still: working time where
 * the limit is that. */
static int
moved_solve(const struct event *ev, const struct record *r,
    const struct decide *d, int64_t *due_at, struct err *e)
{
	int64_t since_at = r->m[M_PAUSED_AT], stood_s = ev->at - since_at;

	*due_at = r->m[M_PAUSE_SOLVE] + stood_s;
	if (r->m[M_DUE_WORKING] != 1)
		return 0;
	if (d->calendar == NULL)
		return err_set(e, ERR_DATA, "working time needs a calendar");
	if (calendar_count(d->calendar, HOURS_OFFICE, since_at, ev->at,
	    &stood_s, e) < 0)
		return -1;
	return calendar_add(d->calendar, HOURS_OFFICE, r->m[M_PAUSE_SOLVE],
	    stood_s, due_at, e);
}

/* What was late before the pause stays late. */
static void
move_own(struct event *ev, const struct record *r, enum record_member due,
    int64_t stood_s)
{
	if (r->m[due] != NUM_NONE && r->m[due] > r->m[M_PAUSED_AT])
		event_set(ev, (int)due, r->m[due] + stood_s);
}

int
pauses_resume(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	int64_t stood_s, due_at;

	event_set(ev, EF_REASON, wish->why);
	if (r->m[M_PAUSED_AT] == NUM_NONE || ev->at < r->m[M_PAUSED_AT])
		return 0;	/* the life cycle refuses it */
	stood_s = ev->at - r->m[M_PAUSED_AT];
	event_set(ev, EF_SHIFT, stood_s);
	if (r->m[M_CONTACTED_AT] == NUM_NONE)
		move_own(ev, r, M_DUE_CONTACT, stood_s);
	move_own(ev, r, M_DUE_PROMISE, stood_s);
	move_own(ev, r, M_DUE_UNIT, stood_s);
	if (r->m[M_PAUSE_SOLVE] == NUM_NONE)
		return 0;
	if (moved_solve(ev, r, d, &due_at, e) < 0)
		return -1;
	event_set(ev, M_DUE_SOLVE, due_at);
	if (r->m[M_DUE_FIRST] == NUM_NONE)
		event_set(ev, M_DUE_FIRST, r->m[M_PAUSE_SOLVE]);
	return 0;
}
