#include "store/returned.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/dbi.h"
#include "store/dictionary.h"
#include "store/replay.h"

static const char sql_events[] = "SELECT " REPLAY_COLUMNS " FROM event"
    " WHERE cas NOT NULL ORDER BY cas, rev";

/* The case that is read, and what was counted so far. */
struct counter {
	struct returned *rows;
	size_t n, cap;
	int64_t key, lead, category;
};

static void
add(struct counter *c, int64_t assigned, int64_t returned)
{
	struct returned *row;

	mem_grow(&c->rows, c->n, &c->cap, sizeof(*c->rows));
	row = &c->rows[c->n++];
	row->unit = c->lead;
	row->category = c->category;
	row->assigned = assigned;
	row->returned = returned;
}

static void
look_at(struct counter *c, const struct event *ev)
{
	int64_t lead = event_get(ev, M_LEAD);
	int64_t category = event_get(ev, M_CATEGORY);

	if (ev->key != c->key) {
		c->key = ev->key;
		c->lead = c->category = NUM_NONE;
	}
	if (category != NUM_NONE)
		c->category = category;
	if (lead != NUM_NONE && lead != c->lead) {
		c->lead = lead;
		add(c, 1, 0);
	}
	if (ev->kind != EV_RETURN_DECIDE || c->lead == NUM_NONE ||
	    event_get(ev, EF_GRANTED) != 1)
		return;
	add(c, 0, 1);
	c->lead = NUM_NONE;
}

static int
compare(const void *pa, const void *pb, void *arg)
{
	const struct returned *a = pa, *b = pb;
	const struct words *w = arg;
	int order = strcmp(words_text(w, a->unit), words_text(w, b->unit));

	return order != 0 ? order : strcmp(words_text(w, a->category),
	    words_text(w, b->category));
}

/* Sorted, so that what belongs together stands together. */
static void
join(struct counter *c, struct words *w)
{
	size_t i, n = 0;

	if (c->n == 0)
		return;
	qsort_r(c->rows, c->n, sizeof(*c->rows), compare, w);
	for (i = 1; i < c->n; i++) {
		if (compare(&c->rows[n], &c->rows[i], w) != 0) {
			c->rows[++n] = c->rows[i];
			continue;
		}
		c->rows[n].assigned += c->rows[i].assigned;
		c->rows[n].returned += c->rows[i].returned;
	}
	c->n = n + 1;
}

int
returned_count(struct db *db, struct returned **rows, size_t *n,
    struct err *e)
{
	struct counter c = { NULL, 0, 0, NUM_NONE, NUM_NONE, NUM_NONE };
	sqlite3_stmt *st;
	struct event ev;
	int rc = -1;

	if (dictionary_load(db, e) < 0)
		return -1;
	st = dbi_stmt(db, sql_events, e);
	while (st != NULL && (rc = dbi_step(db, st, e)) == 1) {
		if (replay_read_event(db, st, &ev, e) < 0) {
			err_prefix(e, "event %lld", (long long)ev.seq);
			dbi_done(st);
			rc = -1;
			break;
		}
		look_at(&c, &ev);
	}
	if (rc < 0) {
		free(c.rows);
		return -1;
	}
	dbi_done(st);
	join(&c, db->words);
	*rows = c.rows;
	*n = c.n;
	return 0;
}
