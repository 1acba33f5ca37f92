#include "store/callers.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/dbi.h"

static const char sql_of_caller[] =
    "SELECT cas FROM caller WHERE ref = ? ORDER BY cas";
static const char sql_pairs[] =
    "SELECT ref, cas FROM caller ORDER BY ref, cas";
static const char sql_upto[] = "SELECT key FROM caller_upto";
static const char sql_last[] = "SELECT max(key) FROM cases";
static const char sql_enter[] = "INSERT INTO caller"
    " SELECT caller, key FROM cases WHERE key > ?1 AND key <= ?2"
    " AND caller NOT NULL ORDER BY caller, key ON CONFLICT DO NOTHING";
static const char sql_note[] = "UPDATE caller_upto SET key = ?";

int
callers_upto(struct db *db, int64_t *key, struct err *e)
{
	return dbi_number(db, sql_upto, NUM_NONE, key, e);
}

int
callers_note_upto(struct db *db, int64_t key, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_note, e);

	if (st == NULL)
		return -1;
	dbi_int(st, 1, key);
	return dbi_run(db, st, e);
}

static int
enter_range(struct db *db, int64_t from_key, int64_t to_key, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_enter, e);

	if (st == NULL)
		return -1;
	dbi_int(st, 1, from_key);
	dbi_int(st, 2, to_key);
	if (dbi_run(db, st, e) < 0)
		return -1;
	return callers_note_upto(db, to_key, e);
}

/* By slices: SQLite sorts in memory. */
int
callers_enter(struct db *db, int64_t to_key, struct err *e)
{
	int64_t from_key, next, last;

	if (callers_upto(db, &from_key, e) < 0 ||
	    dbi_number(db, sql_last, NUM_NONE, &last, e) < 0)
		return -1;
	/* the number may be a forger's */
	if (to_key > last)
		to_key = last;
	for (; from_key < to_key; from_key = next) {
		next = to_key - from_key > CALLERS_SLICE ?
		    from_key + CALLERS_SLICE : to_key;
		if (enter_range(db, from_key, next, e) < 0)
			return -1;
	}
	return 0;
}

int
callers_enter_all(struct db *db, struct err *e)
{
	return callers_enter(db, db->last_key, e);
}

/* The next transaction's worth of cases that nobody has in mind. */
static int
enter_slice(struct db *db, int64_t last, struct err *e)
{
	int64_t upto;

	if (callers_upto(db, &upto, e) < 0)
		return -1;
	if (last > upto + CALLERS_SLICE)
		last = upto + CALLERS_SLICE;
	return callers_enter(db, last, e);
}

static int
compare(const void *a, const void *b)
{
	const struct callers_pair *x = a, *y = b;

	if (x->ref != y->ref)
		return x->ref < y->ref ? -1 : 1;
	return x->key < y->key ? -1 : x->key > y->key;
}

/* References are random: their first bits part them evenly, and what is left
 * to compare is a handful each. */
#define PART_BITS 14
#define PARTS (1 << PART_BITS)

static size_t
part(int64_t ref)
{
	/* as compare does: negative ones come first */
	return ((uint64_t)ref ^ UINT64_C(1) << 63) >> (64 - PART_BITS);
}

static void
sort(struct callers *c)
{
	struct callers_pair *sorted = mem_array(c->n, sizeof(*sorted));
	size_t *ends = mem_array(PARTS + 1, sizeof(*ends));
	size_t i, from = 0;

	for (i = 0; i < c->n; i++)
		ends[part(c->pairs[i].ref) + 1]++;
	for (i = 1; i < PARTS; i++)
		ends[i] += ends[i - 1];
	/* where a part begins, until it is full */
	for (i = 0; i < c->n; i++)
		sorted[ends[part(c->pairs[i].ref)]++] = c->pairs[i];
	for (i = 0; i < PARTS; from = ends[i++])
		if (ends[i] - from > 1)
			qsort(sorted + from, ends[i] - from, sizeof(*sorted),
			    compare);
	free(ends);
	free(c->pairs);
	c->pairs = sorted;
	c->cap = c->n;
}

/* Those in mind, where all before them is entered. What another program has
 * entered since is left alone: it may have been erased there (erasure.c). */
static int
enter_noted(struct db *db, int64_t upto, struct err *e)
{
	struct callers *c = &db->callers;
	struct bulk *b;
	size_t i;

	sort(c);
	for (i = 0; i < c->n; i++) {
		if (c->pairs[i].key <= upto)
			continue;
		b = bulk_row(db, BULK_CALLER, 2);
		bulk_int(b, c->pairs[i].ref);
		bulk_int(b, c->pairs[i].key);
		if (bulk_end(db, b, e) < 0)
			return -1;
	}
	return callers_note_upto(db, c->to_key, e);
}

/* In a transaction: a part of what is missing up to last. */
static int
enter_some(struct db *db, int64_t upto, int64_t last, struct err *e)
{
	const struct callers *c = &db->callers;

	if (c->to_key > upto && c->from_key <= upto)
		return enter_noted(db, upto, e);
	if (c->to_key > upto && c->from_key < last)
		last = c->from_key;
	return enter_slice(db, last, e);
}

/* 1 there may be more, 0 all is entered, -1. */
static int
catch_up(struct db *db, struct err *e)
{
	int64_t upto, last;

	if (callers_upto(db, &upto, e) < 0 ||
	    dbi_number(db, sql_last, NUM_NONE, &last, e) < 0)
		return -1;
	if (last == NUM_NONE || last <= upto)
		return 0;
	if (db_begin(db, e) < 0)
		return -1;
	/* another import may have gone further since */
	if (callers_upto(db, &upto, e) < 0 ||
	    (upto < last && enter_some(db, upto, last, e) < 0)) {
		db_rollback(db);
		return -1;
	}
	return db_commit(db, e) < 0 ? -1 : 1;
}

int
callers_catch_up(struct db *db, struct err *e)
{
	int rc;

	if (db->dry_run)
		return 0;
	do {
		rc = catch_up(db, e);
	} while (rc == 1);
	free(db->callers.pairs);
	db->callers.pairs = NULL;
	db->callers.n = db->callers.cap = 0;
	db->callers.from_key = db->callers.to_key;
	return rc;
}

void
callers_note(struct db *db, int64_t key, int64_t ref)
{
	struct callers *c = &db->callers;

	/* there are cases in between, or too many: the table has them */
	if (c->to_key != key - 1 || c->n == CALLERS_SLICE) {
		c->n = 0;
		c->from_key = key - 1;
	}
	c->to_key = key;
	if (ref == NUM_NONE)
		return;
	mem_grow(&c->pairs, c->n, &c->cap, sizeof(*c->pairs));
	c->pairs[c->n].ref = ref;
	c->pairs[c->n++].key = key;
}

void
callers_forget(struct db *db)
{
	db->callers.n = 0;
	db->callers.from_key = db->callers.to_key = 0;
}

int
callers_are_due(const struct db *db)
{
	return db->callers.n >= CALLERS_SLICE - 10000;
}

int
callers_each(struct db *db, int64_t ref, callers_fn fn, void *arg,
    struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_of_caller, e);
	int rc;

	if (st == NULL)
		return -1;
	dbi_int(st, 1, ref);
	while ((rc = dbi_step(db, st, e)) == 1) {
		if (fn(arg, dbi_column(st, 0)) != 0)
			break;
	}
	if (rc < 0)
		return -1;
	dbi_done(st);
	return 0;
}

int
callers_pairs(struct db *db, callers_pair_fn fn, void *arg, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_pairs, e);
	int rc;

	if (st == NULL)
		return -1;
	while ((rc = dbi_step(db, st, e)) == 1) {
		if (fn(arg, dbi_column(st, 0), dbi_column(st, 1)) != 0)
			break;
	}
	if (rc < 0)
		return -1;
	dbi_done(st);
	return 0;
}
