#include "signal/oftexts.h"

#include "base/buf.h"
#include "text/finder.h"
#include "text/norm.h"

/* However it is spaced, in either width. */
static int
holds(const struct signal_view *v, const char *s, size_t len)
{
	struct buf key = BUF_INIT;
	int found;

	norm_key(&key, s, len);
	found = finder_find(v->limits->finder, key.data, key.len) >= 0;
	buf_release(&key);
	return found;
}

/* Events at which somebody of the office writes about the citizen. */
static int
is_talk(enum event_kind kind)
{
	return kind == EV_CONTACT || kind == EV_ANSWER || kind == EV_NOTE ||
	    kind == EV_PROGRESS;
}

void
oftexts_coax(struct signal_view *v)
{
	const struct event *ev;
	size_t i, n;
	int asked = 0, seen = 0;

	if (v->limits->finder == NULL)
		return;
	ev = dossier_events(v->dossier, &n);
	for (i = 0; i < n; i++) {
		if (!is_talk(ev[i].kind))
			continue;
		asked = 1;
		seen |= holds(v, ev[i].texts.s[TEXT_NOTE],
		    ev[i].texts.len[TEXT_NOTE]);
	}
	if (asked)
		signal_say(v, seen);
}
