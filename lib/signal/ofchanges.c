#include "signal/ofchanges.h"

#include "base/num.h"
#include "life/counting.h"
#include "life/revisit.h"
#include "life/starts.h"

/* --- late-relabel ------------------------------------------------------- */

/* An answer of this event, whether it stands or not, is a complaint. */
static int
is_negative(const struct signal_view *v, const struct event *ev)
{
	const struct policy *p = v->policy;

	return revisit_is_negative(p, event_get(ev, M_OWN_CONTACTED),
	    event_get(ev, M_OWN_SOLVED), event_get(ev, M_OWN_SATISFIED)) ||
	    revisit_is_negative(p, event_get(ev, EF_SAID_CONTACTED),
	    event_get(ev, EF_SAID_SOLVED), event_get(ev, EF_SAID)) ||
	    (event_get(ev, M_CITY_VALID) != 0 && revisit_is_negative(p,
	    event_get(ev, M_CITY_CONTACTED), event_get(ev, M_CITY_SOLVED),
	    event_get(ev, M_CITY_SATISFIED)));
}

struct relabel {
	const struct signal_view *v;
	int is_bad;		/* a complaint came, or the deadline passed */
	int seen;
};

static int
is_past_due(const struct record *r, int64_t at)
{
	return r->m[M_DUE_SOLVE] != NUM_NONE && at > r->m[M_DUE_SOLVE] &&
	    r->m[M_SOLVED_AT] == NUM_NONE && r->m[M_CLOSED_AT] == NUM_NONE;
}

/* What the office may make of it; a dump says what the platform knows. */
static int
is_by_hand(const struct event *ev)
{
	return ev->kind == EV_CORRECT || ev->kind == EV_TRANSFER ||
	    ev->kind == EV_ASSIGN;
}

/* What somebody does by hand he may date back, before the deadline: it counts
 * when he wrote it down, by the clock of then (check tells where that was
 * behind). */
static int64_t
known_at(const struct event *ev)
{
	if (!is_by_hand(ev))
		return ev->at;
	return ev->clock != NUM_NONE ? ev->clock : ev->rec;
}

static void
look_for_relabel(void *arg, const struct record *before,
    const struct event *ev, const struct record *after)
{
	struct relabel *l = arg;

	l->is_bad |= is_past_due(before, known_at(ev));
	if (l->is_bad && is_by_hand(ev) && counting_differs(before, after))
		l->seen = 1;
	if (ev->kind != EV_CORRECT)
		l->is_bad |= is_negative(l->v, ev);
}

void
ofchanges_relabel(struct signal_view *v)
{
	struct relabel l = { v, 0, 0 };

	dossier_walk(v->dossier, look_for_relabel, &l);
	if (l.is_bad)
		signal_say(v, l.seen);
}

/* --- downgrade ---------------------------------------------------------- */

struct course {
	int64_t start_at, due_at;	/* as they stood before the event */
};

/* So much of the time is used at this instant, or more. */
static int
is_late(const struct signal_view *v, const struct course *c, int64_t at)
{
	return c->due_at != NUM_NONE && c->due_at > c->start_at &&
	    at - c->start_at >= (c->due_at - c->start_at) / 100 *
	    v->limits->percent;
}

static int
is_milder(const struct event *ev)
{
	return event_get(ev, EF_MEMBER) == M_LEVEL &&
	    event_get(ev, M_LEVEL) > event_get(ev, EF_OLD);
}

/* A correction, an extension or a later dump gives it more time. A second
 * handling has a clock of its own, and so has another unit. */
static int
gives_time(const struct event *ev, const struct course *c)
{
	int64_t due_at = event_get(ev, M_DUE_SOLVE);

	if (ev->kind != EV_CORRECT && ev->kind != EV_EXTEND &&
	    ev->kind != EV_UPDATE)
		return 0;
	return is_milder(ev) || (due_at != NUM_NONE && due_at > c->due_at);
}

void
ofchanges_downgrade(struct signal_view *v)
{
	struct course c = { starts_case(v->r), NUM_NONE };
	const struct event *ev;
	size_t i, n;
	int seen = 0;

	if (v->r->m[M_DUE_SOLVE] == NUM_NONE || c.start_at == NUM_NONE)
		return;
	ev = dossier_events(v->dossier, &n);
	for (i = 0; i < n && ev[i].kind != EV_REOPEN; i++) {
		seen |= gives_time(&ev[i], &c) && is_late(v, &c, ev[i].at);
		if (event_get(&ev[i], M_REOPENED_AT) != NUM_NONE)
			break;
		if (event_get(&ev[i], M_DUE_SOLVE) != NUM_NONE)
			c.due_at = event_get(&ev[i], M_DUE_SOLVE);
	}
	signal_say(v, seen);
}
