#include "signal/ofrevisits.h"

#include <string.h>

#include "base/num.h"
#include "signal/around.h"

static int
is_word(const struct signal_view *v, const struct event *ev, int field,
    const char *text)
{
	return strcmp(words_text(v->words, event_get(ev, field)), text) == 0;
}

/* A call that may have been the revisit itself. */
static int
is_revisit_call(const struct signal_view *v, const struct event *ev)
{
	return ev->kind == EV_CONTACT && event_get(ev, EF_CONNECTED) == 1 &&
	    (event_get(ev, EF_CALL) == NUM_NONE ||
	    is_word(v, ev, EF_CALL, "revisit"));
}

/* It says whether the matter is solved and how satisfied one is. */
static int
is_full(const struct event *ev)
{
	return (event_get(ev, M_OWN_SOLVED) != NUM_NONE &&
	    event_get(ev, M_OWN_SATISFIED) != NUM_NONE) ||
	    (event_get(ev, EF_SAID_SOLVED) != NUM_NONE &&
	    event_get(ev, EF_SAID) != NUM_NONE);
}

static int
is_too_short(const struct signal_view *v, const struct event *ev,
    const struct event *call)
{
	int64_t seconds = event_get(call, EF_SECONDS);

	return is_full(ev) && seconds != NUM_NONE &&
	    seconds < v->limits->within_s;
}

static int
is_phantom(const struct signal_view *v, const struct event *ev,
    const struct event *call)
{
	if (signal_is_at_night(v, ev->at) ||
	    bursts_have(v->around->answers, ev->actor, ev->at))
		return 1;
	return call != NULL && (is_too_short(v, ev, call) ||
	    is_word(v, call, EF_NUMBER_KIND, "other"));
}

void
ofrevisits_phantom(struct signal_view *v)
{
	const struct event *ev, *call = NULL;
	size_t i, n;
	int asked = 0, seen = 0;

	ev = dossier_events(v->dossier, &n);
	for (i = 0; i < n; i++) {
		if (ev[i].kind == EV_PASS)
			call = NULL;
		if (is_revisit_call(v, &ev[i]))
			call = &ev[i];
		if (ev[i].kind != EV_ANSWER ||
		    event_get(&ev[i], EF_USABLE) == 0)
			continue;
		asked = 1;
		seen |= is_phantom(v, &ev[i], call);
		call = NULL;
	}
	if (asked)
		signal_say(v, seen);
}

void
ofrevisits_staff(struct signal_view *v)
{
	const struct event *ev;
	size_t i, n;
	int asked = 0, seen = 0;

	ev = dossier_events(v->dossier, &n);
	for (i = 0; i < n; i++) {
		if (ev[i].caller == NUM_NONE)
			continue;
		asked = 1;
		seen |= around_knows_number(v->around, ev[i].caller);
	}
	if (asked)
		signal_say(v, seen);
}
