#include "store/batches.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "data/record.h"
#include "store/dbi.h"
#include "store/dictionary.h"
#include "store/replay.h"

static const char sql_first[] = "SELECT min(rec) FROM batch";
static const char sql_exported[] = "SELECT max(exported_at) FROM batch";
/* from the end of the index by received_at: the first row is the answer */
static const char sql_latest[] = "SELECT received_at FROM cases"
    " WHERE coalesce(flags, 0) & ? = 0 AND received_at NOT NULL"
    " ORDER BY received_at DESC LIMIT 1";
static const char sql_said[] =
    "SELECT coalesce(exported_at, rec) FROM batch WHERE seq = ?";
/* Digests begin with 'd', as hardly a number does: so one row of the index
 * tells, mostly. */
static const char sql_numbered[] = "SELECT EXISTS(SELECT 1 FROM cases"
    " WHERE (no < 'd' OR no >= 'e') AND src = ?)";

static const char sql_events[] = "SELECT " REPLAY_COLUMNS " FROM event"
    " WHERE kind = ?1 ORDER BY seq";
static const char sql_brought[] = "SELECT " REPLAY_COLUMNS " FROM event"
    " WHERE kind IN (?1, ?2) AND seq > ?3 ORDER BY seq";

int
batches_coverage(struct db *db, struct coverage *c, struct err *e)
{
	if (dbi_number(db, sql_first, NUM_NONE, &c->first_import_at, e) < 0 ||
	    dbi_number(db, sql_exported, NUM_NONE, &c->exported_at, e) < 0 ||
	    dbi_number(db, sql_latest, FLAG_OWN | FLAG_TASK,
	    &c->latest_at, e) < 0)
		return -1;
	return 0;
}

int
batches_said_at(struct db *db, int64_t seq, int64_t *at, struct err *e)
{
	*at = NUM_NONE;
	if (seq == NUM_NONE)
		return 0;
	return dbi_number(db, sql_said, seq, at, e);
}

int
batches_has_numbers(struct db *db, int64_t source, struct err *e)
{
	int64_t stored, yes = 0;

	if (dictionary_load(db, e) < 0)
		return -1;
	stored = dictionary_stored(db, source);
	if (stored == NUM_NONE)
		return 0;
	if (dbi_number(db, sql_numbered, stored, &yes, e) < 0)
		return -1;
	return yes != 0;
}

/* --- what they brought ------------------------------------------------------ */

struct gathered {
	struct batch *list;
	size_t n, cap;
	int64_t seq;		/* cases of this one alone; NUM_NONE */
	int64_t *keys;
	size_t nkeys, cap_keys;
};

/* Step through a statement of events; fn gets each. 0 or -1. */
static int
each_event(struct db *db, sqlite3_stmt *st,
    void (*fn)(struct gathered *, const struct event *),
    struct gathered *g, struct err *e)
{
	struct event ev;
	int rc;

	while ((rc = dbi_step(db, st, e)) == 1) {
		if (replay_read_event(db, st, &ev, e) < 0) {
			dbi_done(st);
			return -1;
		}
		fn(g, &ev);
	}
	if (rc == 0)
		dbi_done(st);
	return rc;
}

static void
keep_batch(struct gathered *g, const struct event *ev)
{
	const struct event_value *file = event_value(ev, EF_FILE);
	struct batch *b;
	size_t len;

	mem_grow(&g->list, g->n, &g->cap, sizeof(*g->list));
	b = &g->list[g->n++];
	memset(b, 0, sizeof(*b));
	b->seq = ev->seq;
	b->rec = ev->rec;
	b->exported_at = event_get(ev, EF_EXPORTED_AT);
	b->source = event_get(ev, EF_SOURCE);
	b->actor = ev->actor;
	if (file != NULL) {
		len = file->len < sizeof(b->file) ? file->len :
		    sizeof(b->file) - 1;
		memcpy(b->file, file->s, len);
	}
}

static int
compare_seq(const void *a, const void *b)
{
	const struct batch *x = a, *y = b;

	return x->seq < y->seq ? -1 : x->seq > y->seq;
}

/* Two imports may have written in turns: the event says whose it is. */
static void
count_event(struct gathered *g, const struct event *ev)
{
	struct batch sought = { .seq = event_get(ev, M_BATCH) }, *b;

	b = g->n == 0 ? NULL : bsearch(&sought, g->list, g->n,
	    sizeof(*g->list), compare_seq);
	if (b == NULL)
		return;
	b->fresh += ev->kind == EV_RECEIVE;
	b->changed += ev->kind == EV_UPDATE;
}

static void
keep_key(struct gathered *g, const struct event *ev)
{
	if (event_get(ev, M_BATCH) != g->seq)
		return;
	mem_grow(&g->keys, g->nkeys, &g->cap_keys, sizeof(*g->keys));
	g->keys[g->nkeys++] = ev->key;
}

static int
each_brought(struct db *db, int64_t after_seq,
    void (*fn)(struct gathered *, const struct event *),
    struct gathered *g, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_brought, e);

	if (st == NULL)
		return -1;
	dbi_int(st, 1, EV_RECEIVE);
	dbi_int(st, 2, EV_UPDATE);
	dbi_int(st, 3, after_seq);
	return each_event(db, st, fn, g, e);
}

int64_t
batches_list(struct db *db, struct batch **list, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_events, e);
	struct gathered g;

	memset(&g, 0, sizeof(g));
	if (st == NULL)
		return -1;
	dbi_int(st, 1, EV_BATCH);
	if (each_event(db, st, keep_batch, &g, e) < 0 ||
	    each_brought(db, 0, count_event, &g, e) < 0) {
		free(g.list);
		return -1;
	}
	*list = g.list;
	return (int64_t)g.n;
}

int64_t
batches_cases(struct db *db, int64_t seq, int64_t **keys, struct err *e)
{
	struct gathered g;

	memset(&g, 0, sizeof(g));
	g.seq = seq;
	if (each_brought(db, seq, keep_key, &g, e) < 0) {
		free(g.keys);
		return -1;
	}
	*keys = g.keys;
	return (int64_t)g.nkeys;
}
