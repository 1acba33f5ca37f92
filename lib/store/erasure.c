#include "store/erasure.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "life/life.h"
#include "store/callers.h"
#include "store/dbi.h"
#include "store/journal.h"

#define ROWS_MAX 20000		/* in one event: some hundred KiB */

static const char sql_of_case[] = "SELECT p.seq, p.caller, e.kind FROM event e"
    " JOIN private p ON p.seq = e.seq WHERE e.cas = ? ORDER BY e.seq";
static const char sql_of_matter[] = "SELECT p.seq, NULL, 0 FROM matter_act a"
    " JOIN private p ON p.seq = a.seq WHERE a.no = ? ORDER BY a.seq";
static const char sql_delete[] = "DELETE FROM private WHERE seq = ?";
static const char sql_forget[] =
    "DELETE FROM caller WHERE ref = ? AND cas = ?";

void
erasure_init(struct erasure *x)
{
	memset(x, 0, sizeof(*x));
}

void
erasure_release(struct erasure *x)
{
	free(x->at);
	memset(x, 0, sizeof(*x));
}

/* --- gathering ----------------------------------------------------------- */

static int64_t
add_rows(struct erasure *x, struct db *db, const char *sql, int64_t arg,
    int64_t key, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql, e);
	struct erasure_row *r;
	size_t before = x->n;
	int rc;

	if (st == NULL)
		return -1;
	dbi_int(st, 1, arg);
	while ((rc = dbi_step(db, st, e)) == 1) {
		mem_grow(&x->at, x->n, &x->cap, sizeof(*x->at));
		r = &x->at[x->n++];
		r->row.key = key;
		r->row.seq = dbi_column(st, 0);
		r->row.stand_in = 0;
		/* a number that was dialled is no caller's */
		r->ref = life_tells_caller((enum event_kind)
		    dbi_column(st, 2)) ? dbi_column(st, 1) : NUM_NONE;
	}
	if (rc < 0)
		return -1;
	dbi_done(st);
	return (int64_t)(x->n - before);
}

int64_t
erasure_add_case(struct erasure *x, struct db *db, int64_t key,
    struct err *e)
{
	int64_t n = add_rows(x, db, sql_of_case, key, key, e);

	x->cases += n > 0;
	return n;
}

int64_t
erasure_add_matter(struct erasure *x, struct db *db, int64_t no,
    struct err *e)
{
	int64_t n = add_rows(x, db, sql_of_matter, no, 0, e);

	x->matters += n > 0;
	return n;
}

/* --- who stands in for whom ---------------------------------------------- */

static int
compare_seqs(const struct erasure_row *a, const struct erasure_row *b)
{
	return (a->row.seq > b->row.seq) - (a->row.seq < b->row.seq);
}

static int
by_caller(const void *x, const void *y)
{
	const struct erasure_row *a = x, *b = y;

	if (a->ref != b->ref)
		return a->ref < b->ref ? -1 : 1;
	return compare_seqs(a, b);
}

static int
by_case(const void *x, const void *y)
{
	const struct erasure_row *a = x, *b = y;

	if (a->row.key != b->row.key)
		return a->row.key < b->row.key ? -1 : 1;
	return compare_seqs(a, b);
}

void
erasure_settle(struct erasure *x)
{
	int64_t first = 0;
	size_t i;

	x->callers = 0;
	if (x->n == 0)
		return;
	qsort(x->at, x->n, sizeof(*x->at), by_caller);
	for (i = 0; i < x->n; i++) {
		if (x->at[i].ref == NUM_NONE)
			continue;
		if (i == 0 || x->at[i].ref != x->at[i - 1].ref) {
			first = x->at[i].row.seq;
			x->callers++;
		}
		x->at[i].row.stand_in = first;
	}
	qsort(x->at, x->n, sizeof(*x->at), by_case);
}

/* --- carrying it out ----------------------------------------------------- */

static int
delete_row(struct db *db, const struct erasure_row *r, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_delete, e);

	if (st == NULL)
		return -1;
	dbi_int(st, 1, r->row.seq);
	if (dbi_run(db, st, e) < 0)
		return -1;
	if (r->ref == NUM_NONE || r->row.key == 0)
		return 0;
	st = dbi_stmt(db, sql_forget, e);
	if (st == NULL)
		return -1;
	dbi_int(st, 1, r->ref);
	dbi_int(st, 2, r->row.key);
	return dbi_run(db, st, e);
}

/* What one event lists: rows [from, to), whole cases. */
static int
append(struct erasure *x, struct db *db, const struct erasure_why *why,
    size_t from, size_t to, struct err *e)
{
	struct buf list = BUF_INIT;
	int64_t cases = 0, callers = 0;
	struct event ev;
	size_t i;
	int rc;

	for (i = from; i < to; i++) {
		erased_put(&list, &x->at[i].row);
		cases += x->at[i].row.key != 0 && (i == from ||
		    x->at[i].row.key != x->at[i - 1].row.key);
		callers += x->at[i].row.stand_in == x->at[i].row.seq;
	}
	event_init(&ev, EV_ERASE, why->at);
	ev.actor = why->actor;
	event_set(&ev, EF_REASON, why->reason);
	event_set(&ev, EF_RULE, why->rule);
	event_set(&ev, EF_COUNT, cases);
	event_set(&ev, EF_ROWS, (int64_t)(to - from));
	event_set(&ev, EF_CALLERS, callers);
	event_set_bytes(&ev, EF_ERASED, list.data, list.len);
	rc = journal_append(db, &ev, e);
	buf_release(&list);
	return rc;
}

/* The end of the rows of one event. */
static size_t
cut(const struct erasure *x, size_t from)
{
	size_t to = from + ROWS_MAX;

	if (to >= x->n)
		return x->n;
	while (to < x->n && x->at[to].row.key == x->at[to - 1].row.key)
		to++;
	return to;
}

int
erasure_carry_out(struct erasure *x, struct db *db,
    const struct erasure_why *why, struct err *e)
{
	size_t i, to;

	/* or who enters them later would enter the old references */
	if (callers_enter_all(db, e) < 0)
		return -1;
	for (i = 0; i < x->n; i++)
		if (delete_row(db, &x->at[i], e) < 0)
			return -1;
	for (i = 0; i < x->n; i = to) {
		to = cut(x, i);
		if (append(x, db, why, i, to, e) < 0)
			return -1;
	}
	return 0;
}
