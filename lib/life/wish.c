#include "life/wish.h"

#include <string.h>

#include "base/buf.h"
#include "base/lang.h"
#include "base/num.h"

#define LIST_BYTES 300		/* of a message, which has its own end */

void
wish_init(struct wish *w)
{
	memset(w, 0, sizeof(*w));
	w->lead = w->officer = w->assist = w->why = NUM_NONE;
	w->until_at = w->level = w->consent = w->told = w->to = NUM_NONE;
	w->ground = w->evidence = w->granted = NUM_NONE;
	w->milestone = w->blocker = w->by = NUM_NONE;
	w->needs = w->approver = w->clock = NUM_NONE;
	w->unit = w->step = w->score = w->whistle = NUM_NONE;
	w->cause = w->rung = w->rung_to = w->since = w->stage = NUM_NONE;
	w->connected = w->seconds = NUM_NONE;
	w->call = w->result = w->number = w->fact = NUM_NONE;
	w->member = -1;
	w->value = NUM_NONE;
	w->contacted = w->solved = w->satisfied = NUM_NONE;
	w->valid = w->round = w->code = NUM_NONE;
	w->clause = w->proof = NUM_NONE;
}

int
wish_missing(const char *option, enum event_kind kind, struct err *e)
{
	return err_set(e, ERR_USAGE, "%s: %s is missing",
	    event_kind_name(kind), lang(option));
}

int
wish_there_are(const struct wish_list *l, const struct words *w,
    struct err *e)
{
	struct buf known = BUF_INIT;
	const struct err said = *e;
	int64_t word;
	size_t i;
	int rc;

	if (l->n == 0)
		return -1;
	for (i = 0; i < l->n && known.len < LIST_BYTES; i++) {
		memcpy(&word, (const char *)l->rows + i * l->size + l->at,
		    sizeof(word));
		buf_printf(&known, "%s%s", i > 0 ? ", " : "",
		    words_text(w, word));
	}
	rc = err_set(e, said.code, "%s: there are %s%s", said.text,
	    known.data, i < l->n ? ", …" : "");
	buf_release(&known);
	return rc;
}

int
wish_no_ground(const struct policy_grounds *g, int64_t said,
    enum event_kind kind, const struct words *w, struct err *e)
{
	struct buf known = BUF_INIT;
	size_t i;
	int rc;

	for (i = 0; i < g->n; i++)
		buf_printf(&known, "%s%s %s", i > 0 ? ", " : "",
		    words_text(w, g->rows[i].code),
		    words_text(w, g->rows[i].text));
	rc = err_set(e, ERR_REFUSED, "%s: no ground '%s': the list is closed: "
	    "%s", event_kind_name(kind), words_text(w, said), known.data);
	buf_release(&known);
	return rc;
}

int
wish_needs_actor(const struct event *ev, struct err *e)
{
	if (ev->actor == NUM_NONE)
		return wish_missing("--actor", ev->kind, e);
	return 0;
}

int
wish_needs_approver(const struct event *ev, const struct wish *wish,
    struct err *e)
{
	if (wish->approver == NUM_NONE)
		return wish_missing("--approver", ev->kind, e);
	if (wish->approver == ev->actor)
		return err_set(e, ERR_REFUSED,
		    "%s: nobody approves what he asks for",
		    event_kind_name(ev->kind));
	return 0;
}
