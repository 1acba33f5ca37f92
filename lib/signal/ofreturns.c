#include "signal/ofreturns.h"

#include <string.h>

#include "base/num.h"
#include "life/revisit.h"
#include "life/starts.h"

struct course {
	struct signal_view *v;
	int returns;
};

/* As life/returns counts it: the desk gave the case, or the city. */
static int
is_late(const struct course *c, const struct record *r,
    const struct event *ev)
{
	const struct policy *p = c->v->policy;
	const char *to = words_text(c->v->words, event_get(ev, M_RETURN_TO));
	int64_t from_at = starts_case(r);
	int64_t window_s = p->levels[starts_level(r, p) - 1].return_s;

	if (strcmp(to, "desk") == 0 && r->m[M_ASSIGNED_AT] != NUM_NONE)
		from_at = r->m[M_ASSIGNED_AT];
	return 100 * (ev->at - from_at) >= c->v->limits->percent * window_s;
}

static void
look_at_return(void *arg, const struct record *before,
    const struct event *ev, const struct record *after)
{
	struct course *c = arg;

	(void)after;
	if (ev->kind != EV_RETURN)
		return;
	c->returns++;
	signal_say_unit(c->v, before->m[M_LEAD], is_late(c, before, ev) ||
	    c->returns >= c->v->limits->count);
}

static int
was_returned(struct signal_view *v)
{
	const struct event *ev;
	size_t i, n;

	ev = dossier_events(v->dossier, &n);
	for (i = 0; i < n; i++)
		if (ev[i].kind == EV_RETURN)
			return 1;
	return 0;
}

void
ofreturns_ping_pong(struct signal_view *v)
{
	struct course c = { v, 0 };

	if (was_returned(v))
		dossier_walk(v->dossier, look_at_return, &c);
	else
		signal_say(v, 0);
}

static int
is_complaint(const struct signal_view *v)
{
	return revisit_own_is_negative(v->policy, v->r) ||
	    revisit_city_is_negative(v->policy, v->r);
}

void
ofreturns_late_exclude(struct signal_view *v)
{
	int is_after = v->r->m[M_EXCL_AFTER] == 1;

	if (is_after || is_complaint(v))
		signal_say(v, is_after);
}

/* What was asked for before anybody worked knew no answer. */
void
ofreturns_exclude_skew(struct signal_view *v)
{
	const struct record *r = v->r;
	int is_asked = (r->m[M_EXCL_ASKED_AT] != NUM_NONE ||
	    r->m[M_EXCL_CITY] != NUM_NONE) && r->m[M_EXCL_AHEAD] != 1;

	if (is_complaint(v))
		signal_say(v, is_asked);
	else if (signal_is_satisfied(v, r->m[M_OWN_SATISFIED]) > 0 ||
	    signal_is_satisfied(v, r->m[M_CITY_SATISFIED]) > 0)
		signal_beside(v, is_asked);
}
