#include "store/forecasts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/dbi.h"
#include "store/dictionary.h"
#include "store/journal.h"
#include "store/replay.h"

static const char sql_kept[] = "SELECT " REPLAY_COLUMNS " FROM event"
    " WHERE seq IN (SELECT seq FROM forecast WHERE kind = ?) ORDER BY seq";

int
forecasts_keep(struct db *db, enum event_kind kind, int64_t at,
    int64_t actor, int64_t day, const struct buf *figures, int64_t count,
    struct err *e)
{
	struct event ev;

	event_init(&ev, kind, at);
	ev.actor = actor;
	event_set(&ev, EF_DAY, day);
	event_set_bytes(&ev, EF_FIGURES, figures->data, figures->len);
	event_set(&ev, EF_COUNT, count);
	return journal_append(db, &ev, e);
}

static void
take(struct kept_list *l, const struct event *ev)
{
	const struct event_value *v = event_value(ev, EF_FIGURES);
	struct kept *k;

	if (v == NULL || event_get(ev, EF_DAY) == NUM_NONE)
		return;
	mem_grow(&l->of, l->n, &l->cap, sizeof(*l->of));
	k = &l->of[l->n++];
	k->seq = ev->seq;
	k->rec = ev->rec;
	k->day = event_get(ev, EF_DAY);
	k->len = v->len;
	buf_put(&l->text, v->s, v->len);
}

/* The text has stopped moving: say where each one's stands. */
static void
settle(struct kept_list *l)
{
	size_t i, at = 0;

	for (i = 0; i < l->n; i++) {
		l->of[i].figures = l->text.data + at;
		at += l->of[i].len;
	}
}

int
forecasts_read(struct db *db, enum event_kind kind, struct kept_list *l,
    struct err *e)
{
	sqlite3_stmt *st;
	struct event ev;
	int rc;

	if (dictionary_load(db, e) < 0)
		return -1;
	st = dbi_stmt(db, sql_kept, e);
	if (st == NULL)
		return -1;
	dbi_int(st, 1, kind);
	while ((rc = dbi_step(db, st, e)) == 1) {
		if (replay_read_event(db, st, &ev, e) < 0) {
			dbi_done(st);
			return -1;
		}
		take(l, &ev);
	}
	if (rc < 0)
		return -1;
	dbi_done(st);
	settle(l);
	return 0;
}

void
forecasts_release(struct kept_list *l)
{
	free(l->of);
	buf_release(&l->text);
	memset(l, 0, sizeof(*l));
	buf_init(&l->text);
}
