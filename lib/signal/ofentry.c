#include "signal/ofentry.h"

#include "base/num.h"
#include "signal/around.h"

void
ofentry_batch(struct signal_view *v)
{
	const struct event *ev;
	size_t i, n;
	int asked = 0, seen = 0;

	ev = dossier_events(v->dossier, &n);
	for (i = 0; i < n; i++) {
		if (ev[i].kind != EV_RESOLVE)
			continue;
		asked = 1;
		seen |= signal_is_at_night(v, ev[i].rec) ||
		    ev[i].rec - ev[i].at >= v->limits->after_s ||
		    bursts_have(v->around->results, ev[i].actor, ev[i].rec);
	}
	if (asked)
		signal_say(v, seen);
}

/* The result that stands, of the office's own; what was erased says nothing
 * any more. */
void
ofentry_clone(struct signal_view *v)
{
	const struct record_texts *t;

	if (v->r->m[M_RESULT_SEQ] == NUM_NONE)
		return;
	t = dossier_texts(v->dossier);
	if (t->s[TEXT_RESULT] == NULL || t->len[TEXT_RESULT] == 0)
		return;
	signal_say(v, drawer_put(v->around->drawer, v->r->m[M_LEAD],
	    t->s[TEXT_RESULT], t->len[TEXT_RESULT], v->limits->percent));
}

/* The same person called again, and a person or the program linked the two. */
static int
was_repeated(const struct signal_view *v)
{
	const struct link *l;
	struct record later;
	size_t i, n;

	l = dossier_links(v->dossier, &n);
	for (i = 0; i < n; i++)
		if (l[i].kind == LINK_REPEAT && l[i].key != v->r->key &&
		    dossier_other(v->dossier, l[i].key, &later) &&
		    later.m[M_RECEIVED_AT] > v->r->m[M_CLOSED_AT] &&
		    later.m[M_RECEIVED_AT] - v->r->m[M_CLOSED_AT] <=
		    v->limits->within_s)
			return 1;
	return 0;
}

void
ofentry_bounce(struct signal_view *v)
{
	int64_t closed_at = v->r->m[M_CLOSED_AT];

	if (closed_at == NUM_NONE)
		return;
	signal_say(v, places_has_after(v->around->places, v->r, closed_at,
	    v->limits->within_s) || was_repeated(v));
}
