#include "retaindue.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/callers.h"
#include "store/cases.h"
#include "store/links.h"
#include "store/matters.h"

struct due {
	struct retention *t;
	struct ctx *ctx;
	size_t ncases;		/* the first so many of t, by their rows */
	int64_t open_no;	/* of the matter whose place this is */
	size_t open_place;
};

/* --- cases --------------------------------------------------------------- */

static void
add_case(struct due *d, const struct record *r)
{
	int64_t from = r->m[M_RECEIVED_AT] != NUM_NONE ?
	    r->m[M_RECEIVED_AT] : r->m[M_DISPATCHED_AT];

	d->ncases = 1 + retention_add(d->t, r->key, from,
	    record_is_open(r) ? NUM_NONE : retention_end(r),
	    retention_keeps(r, d->ctx->words));
}

/* What comes after the reach of all that may be due joins nothing. */
static int
take_case(void *arg, const struct record *r)
{
	struct due *d = arg;
	int64_t at = r->m[M_RECEIVED_AT], last;

	if (at == NUM_NONE || num_add(d->t->before_at, d->t->reach_s,
	    &last) < 0 || at <= last)
		add_case(d, r);
	return 0;
}

static int
compare_keys(const void *x, const void *y)
{
	int64_t a = *(const int64_t *)x;
	int64_t b = ((const struct retention_case *)y)->key;

	return (a > b) - (a < b);
}

/* A case's place; t->n where it is not among them. */
static size_t
find_case(const struct due *d, int64_t key)
{
	const struct retention_case *c = d->ncases == 0 ? NULL :
	    bsearch(&key, d->t->at, d->ncases, sizeof(*c), compare_keys);

	return c == NULL ? d->t->n : (size_t)(c - d->t->at);
}

/* The callers that it has, and had before. */
static int
take_pair(void *arg, int64_t ref, int64_t key)
{
	struct due *d = arg;
	size_t place = find_case(d, key);

	if (place < d->t->n && d->t->at[place].from_at != NUM_NONE)
		retention_add_caller(d->t, ref, place);
	return 0;
}

/* --- what hangs on them -------------------------------------------------- */

static void
keep(struct due *d, size_t place, enum retention_why why)
{
	if (place < d->t->n && d->t->at[place].why == RETENTION_DUE)
		d->t->at[place].why = why;
}

static int
take_quoted(void *arg, int64_t key)
{
	struct due *d = arg;

	keep(d, find_case(d, key), RETENTION_QUOTED);
	return 0;
}

/* Rows of one matter come together. */
static int
take_matter(void *arg, const struct matters_file *m)
{
	struct due *d = arg;
	size_t place = find_case(d, m->key);

	if (m->ended_at == NUM_NONE)
		keep(d, place, RETENTION_MATTER);
	if (d->t->before_at == NUM_NONE)
		return 0;
	if (d->open_no != m->no) {
		d->open_no = m->no;
		d->open_place = retention_add(d->t, -m->no, m->opened_at,
		    m->ended_at, m->ended_at == NUM_NONE ? RETENTION_MATTER :
		    RETENTION_DUE);
		place = find_case(d, m->key);
	}
	if (place < d->ncases)
		retention_join(d->t, d->open_place, place);
	return 0;
}

static int
settle(struct due *d, struct err *e)
{
	struct db *db = d->ctx->db;

	if (callers_pairs(db, take_pair, d, e) < 0 ||
	    links_hung(db, take_quoted, d, e) < 0 ||
	    matters_files(db, take_matter, d, e) < 0)
		return -1;
	retention_settle(d->t);
	return 0;
}

int
retaindue_by_age(struct retention *t, struct ctx *c, int64_t before_at,
    struct err *e)
{
	struct due d = { t, c, 0, NUM_NONE, 0 };

	retention_init(t, before_at, retention_reach(c->policy));
	if (callers_enter_all(c->db, e) < 0 ||
	    cases_each(c->db, NUM_NONE, NUM_NONE, take_case, &d, e) < 0)
		return -1;
	return settle(&d, e);
}

int
retaindue_by_keys(struct retention *t, struct ctx *c, const int64_t *keys,
    size_t n, struct err *e)
{
	struct due d = { t, c, 0, NUM_NONE, 0 };
	struct record r;
	size_t i;

	retention_init(t, NUM_NONE, retention_reach(c->policy));
	for (i = 0; i < n; i++) {
		if (cases_get_key(c->db, keys[i], &r, e) < 0)
			return -1;
		add_case(&d, &r);
	}
	return settle(&d, e);
}

/* --- what is due --------------------------------------------------------- */

struct matters_found {
	struct due due;
	int64_t *nos;
	size_t n, cap;
};

static int
find_matter(void *arg, const struct matters_file *m)
{
	struct matters_found *f = arg;
	size_t place = find_case(&f->due, m->key);

	if (m->ended_at == NUM_NONE || place >= f->due.ncases ||
	    f->due.t->at[place].why != RETENTION_DUE ||
	    (f->n > 0 && f->nos[f->n - 1] == m->no))
		return 0;
	mem_grow(&f->nos, f->n, &f->cap, sizeof(*f->nos));
	f->nos[f->n++] = m->no;
	return 0;
}

/* Of a person: the matters that were about his cases. */
static int
gather_matters(struct erasure *x, const struct retention *t, struct ctx *c,
    struct err *e)
{
	struct retention all = *t;	/* read only */
	struct matters_found f = { { &all, c, t->n, NUM_NONE, 0 }, NULL, 0, 0 };
	size_t i;
	int rc = matters_files(c->db, find_matter, &f, e);

	for (i = 0; rc == 0 && i < f.n; i++)
		if (erasure_add_matter(x, c->db, f.nos[i], e) < 0)
			rc = -1;
	free(f.nos);
	return rc;
}

int
retaindue_gather(struct erasure *x, const struct retention *t,
    struct ctx *c, struct err *e)
{
	size_t i;

	for (i = 0; i < t->n; i++) {
		if (t->at[i].why != RETENTION_DUE)
			continue;
		if ((t->at[i].key > 0 ? erasure_add_case(x, c->db,
		    t->at[i].key, e) : erasure_add_matter(x, c->db,
		    -t->at[i].key, e)) < 0)
			return -1;
	}
	if (t->before_at == NUM_NONE && gather_matters(x, t, c, e) < 0)
		return -1;
	erasure_settle(x);
	return 0;
}
