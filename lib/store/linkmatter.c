#include "store/linkmatter.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/dbi.h"

/*
 * Cases of one matter hang together by reminders, repeats and clusters; a
 * quotation alone may be of anything.
 */
static const char sql_between[] = "SELECT cas, dst FROM link"
    " WHERE cas BETWEEN ? AND ? AND kind <= 2 AND withdrawn IS NULL"
    " ORDER BY cas";
static const char sql_from[] = "SELECT dst FROM link"
    " WHERE cas = ? AND kind <= 2 AND withdrawn IS NULL";

static const char sql_window[] = "SELECT key FROM cases"
    " WHERE received_at >= ? AND received_at < ?";
static const char sql_all[] = "SELECT cas, dst FROM link"
    " WHERE cas BETWEEN ? AND ? AND kind <= 2 AND withdrawn IS NULL"
    " UNION ALL SELECT dst, cas FROM link"
    " WHERE dst BETWEEN ? AND ? AND kind <= 2 AND withdrawn IS NULL";

struct edge {
	int64_t a, b;
};

/* Cases, first those of the set and then others that links lead to. */
struct forest {
	int64_t *keys;		/* of the set: sorted */
	size_t n;
	struct edge *edges;
	size_t nedges, cap_edges;
	int64_t *outside;	/* cases beside the set, sorted once read */
	size_t noutside, cap_outside;
	size_t *up;		/* of both */
};

/* The place of a key in a sorted list, or n. */
static size_t
place(const int64_t *keys, size_t n, int64_t key)
{
	const int64_t *at = n == 0 ? NULL :
	    bsearch(&key, keys, n, sizeof(*keys), num_compare_at);

	return at == NULL ? n : (size_t)(at - keys);
}

static void
add_edge(struct forest *f, int64_t a, int64_t b)
{
	mem_grow(&f->edges, f->nedges, &f->cap_edges, sizeof(*f->edges));
	f->edges[f->nedges].a = a;
	f->edges[f->nedges++].b = b;
}

/* The links of the set: its keys lie close, so they are read as one range. */
static int
read_inside(struct forest *f, struct db *db, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_between, e);
	size_t i = 0;
	int64_t key;
	int rc;

	if (st == NULL)
		return -1;
	dbi_int(st, 1, f->keys[0]);
	dbi_int(st, 2, f->keys[f->n - 1]);
	while ((rc = dbi_step(db, st, e)) == 1) {
		key = dbi_column(st, 0);
		while (i < f->n && f->keys[i] < key)
			i++;
		if (i < f->n && f->keys[i] == key)
			add_edge(f, key, dbi_column(st, 1));
	}
	if (rc == 0)
		dbi_done(st);
	return rc;
}

static void
note_outside(struct forest *f, int64_t key)
{
	if (place(f->keys, f->n, key) < f->n)
		return;
	mem_grow(&f->outside, f->noutside, &f->cap_outside,
	    sizeof(*f->outside));
	f->outside[f->noutside++] = key;
}

/* What the cases outside lead to. */
static int
follow_outside(struct forest *f, struct db *db, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_from, e);
	size_t i, n = f->noutside;
	int rc;

	if (st == NULL)
		return -1;
	for (i = 0; i < n; i++) {
		dbi_int(st, 1, f->outside[i]);
		while ((rc = dbi_step(db, st, e)) == 1) {
			add_edge(f, f->outside[i], dbi_column(st, 0));
			note_outside(f, dbi_column(st, 0));
		}
		if (rc < 0)
			return -1;
		dbi_done(st);
	}
	f->noutside = num_sort_once(f->outside, f->noutside);
	return 0;
}

/* A step further out until nothing new comes. */
static int
read_outside(struct forest *f, struct db *db, struct err *e)
{
	size_t i, before;

	for (i = 0; i < f->nedges; i++)
		note_outside(f, f->edges[i].b);
	f->noutside = num_sort_once(f->outside, f->noutside);
	do {
		before = f->noutside;
		if (follow_outside(f, db, e) < 0)
			return -1;
	} while (f->noutside > before);
	return 0;
}

static size_t
index_of(const struct forest *f, int64_t key)
{
	size_t i = place(f->keys, f->n, key);

	return i < f->n ? i : f->n + place(f->outside, f->noutside, key);
}

static size_t
top(struct forest *f, size_t i)
{
	while (f->up[i] != i) {
		f->up[i] = f->up[f->up[i]];
		i = f->up[i];
	}
	return i;
}

/* How many trees hold a case of the set. */
static int64_t
count_trees(struct forest *f)
{
	size_t i, all = f->n + f->noutside;
	char *seen = mem_array(all, 1);
	int64_t trees = 0;

	f->up = mem_array(all, sizeof(*f->up));
	for (i = 0; i < all; i++)
		f->up[i] = i;
	for (i = 0; i < f->nedges; i++)
		f->up[top(f, index_of(f, f->edges[i].a))] =
		    top(f, index_of(f, f->edges[i].b));
	for (i = 0; i < f->n; i++) {
		trees += !seen[top(f, i)];
		seen[top(f, i)] = 1;
	}
	free(seen);
	return trees;
}

int
linkmatter_count(struct db *db, int64_t *keys, size_t n, int64_t *matters,
    struct err *e)
{
	struct forest f;
	int rc = -1;

	memset(&f, 0, sizeof(f));
	f.keys = keys;
	f.n = n;
	f.n = num_sort_once(f.keys, f.n);
	*matters = 0;
	if (f.n == 0)
		return 0;
	if (read_inside(&f, db, e) == 0 && read_outside(&f, db, e) == 0) {
		*matters = count_trees(&f);
		rc = 0;
	}
	free(f.edges);
	free(f.outside);
	free(f.up);
	return rc;
}

static int
read_window(struct db *db, int64_t from_at, int64_t to_at, int64_t **keys,
    size_t *n, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_window, e);
	size_t cap = 0;
	int rc;

	if (st == NULL)
		return -1;
	dbi_int(st, 1, from_at == NUM_NONE ? INT64_MIN + 1 : from_at);
	dbi_int(st, 2, to_at == NUM_NONE ? INT64_MAX : to_at);
	while ((rc = dbi_step(db, st, e)) == 1) {
		mem_grow(keys, *n, &cap, sizeof(**keys));
		(*keys)[(*n)++] = dbi_column(st, 0);
	}
	if (rc == 0)
		dbi_done(st);
	return rc;
}

int
linkmatter_linked(struct db *db, int64_t from_at, int64_t to_at,
    int64_t **keys, size_t *n, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_all, e);
	int64_t *window = NULL;
	size_t nwindow = 0, cap = 0;
	int i, rc = 0;

	*keys = NULL;
	*n = 0;
	if (st == NULL || read_window(db, from_at, to_at, &window, &nwindow,
	    e) < 0) {
		free(window);
		return -1;
	}
	nwindow = num_sort_once(window, nwindow);
	for (i = 0; nwindow > 0 && i < 4; i++)
		dbi_int(st, i + 1, window[i % 2 == 0 ? 0 : nwindow - 1]);
	while (nwindow > 0 && (rc = dbi_step(db, st, e)) == 1) {
		if (place(window, nwindow, dbi_column(st, 0)) == nwindow)
			continue;
		mem_grow(keys, *n, &cap, sizeof(**keys));
		(*keys)[(*n)++] = dbi_column(st, 0);
	}
	free(window);
	if (rc < 0) {
		free(*keys);
		*keys = NULL;
		return -1;
	}
	dbi_done(st);
	*n = num_sort_once(*keys, *n);
	return 0;
}
