#include "store/promises.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/dbi.h"
#include "store/dictionary.h"
#include "store/private.h"

#define COLUMNS "seq, cas, at, due_first, due_at, blocker, needs, by, fate," \
	" ended_at, ended_seq"

static const char sql_insert[] = "INSERT INTO promise (" COLUMNS ")"
    " VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7, NULL, NULL, NULL)";
/* ?5 is the fate in time, ?6 the one behind the due time */
static const char sql_end[] = "UPDATE promise SET ended_seq = ?2,"
    " ended_at = ?3, fate = CASE WHEN ?3 > due_at THEN ?5 ELSE ?4 END"
    " WHERE cas = ?1 AND fate IS NULL";
static const char sql_move[] =
    "UPDATE promise SET due_at = ?2 WHERE cas = ?1 AND fate IS NULL";
static const char sql_each[] = "SELECT " COLUMNS " FROM promise"
    " WHERE at < ?2 AND (ended_at IS NULL OR ended_at >= ?1) ORDER BY seq";
static const char sql_case[] =
    "SELECT " COLUMNS " FROM promise WHERE cas = ? ORDER BY seq";

enum promise_fate
promises_fate_at(const struct promise *p, int64_t at)
{
	if (p->fate != PROMISE_STANDS && p->ended_at <= at)
		return p->fate;
	return p->due_at < at ? PROMISE_LATE : PROMISE_STANDS;
}

/* --- derived ---------------------------------------------------------------- */

static int
insert(struct db *db, const struct event *ev, const struct record *after,
    struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_insert, e);

	if (st == NULL)
		return -1;
	dbi_int(st, 1, ev->seq);
	dbi_int(st, 2, after->key);
	dbi_int(st, 3, ev->at);
	dbi_int(st, 4, after->m[M_DUE_PROMISE]);
	dbi_int(st, 5, dictionary_stored(db, after->m[M_BLOCKER]));
	dbi_int(st, 6, dictionary_stored(db, after->m[M_NEEDS]));
	dbi_int(st, 7, dictionary_stored(db, after->m[M_PROMISED_BY]));
	return dbi_run(db, st, e);
}

static int
end(struct db *db, const struct event *ev, int64_t key, int64_t at,
    enum promise_fate in_time, enum promise_fate later, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_end, e);

	if (st == NULL)
		return -1;
	dbi_int(st, 1, key);
	dbi_int(st, 2, ev->seq);
	dbi_int(st, 3, at);
	dbi_int(st, 4, in_time);
	dbi_int(st, 5, later);
	return dbi_run(db, st, e);
}

static int
move(struct db *db, int64_t key, int64_t due_at, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_move, e);

	if (st == NULL)
		return -1;
	dbi_int(st, 1, key);
	dbi_int(st, 2, due_at);
	return dbi_run(db, st, e);
}

/* The platform says when it finished the case, in an event of a later day. */
static int64_t
end_of(const struct event *ev, const struct record *after)
{
	return ev->kind == EV_UPDATE && after->m[M_CLOSED_AT] != NUM_NONE ?
	    after->m[M_CLOSED_AT] : ev->at;
}

int
promises_derive(struct db *db, const struct event *ev,
    const struct record *before, const struct record *after, struct err *e)
{
	int64_t was = before->m[M_DUE_PROMISE], is = after->m[M_DUE_PROMISE];

	if (ev->kind == EV_PROMISE) {
		if (was != NUM_NONE && end(db, ev, after->key, ev->at,
		    PROMISE_REPLACED, PROMISE_LATE, e) < 0)
			return -1;
		return insert(db, ev, after, e);
	}
	if (was == is)
		return 0;
	if (was != NUM_NONE && is != NUM_NONE)
		return move(db, after->key, is, e);
	if (ev->kind == EV_RETURN_DECIDE)
		return end(db, ev, after->key, ev->at, PROMISE_DROPPED,
		    PROMISE_DROPPED, e);
	return end(db, ev, after->key, end_of(ev, after), PROMISE_KEPT,
	    PROMISE_LATE, e);
}

/* --- read ------------------------------------------------------------------- */

struct rows {
	struct promise *p;
	size_t n, cap;
};

static void
take_row(struct db *db, sqlite3_stmt *st, struct rows *rows)
{
	struct promise *p;
	int64_t fate = dbi_column(st, 8);

	mem_grow(&rows->p, rows->n, &rows->cap, sizeof(*rows->p));
	p = &rows->p[rows->n++];
	p->seq = dbi_column(st, 0);
	p->key = dbi_column(st, 1);
	p->at = dbi_column(st, 2);
	p->due_first = dbi_column(st, 3);
	p->due_at = dbi_column(st, 4);
	p->blocker = dictionary_program(db, dbi_column(st, 5));
	p->needs = dictionary_program(db, dbi_column(st, 6));
	p->by = dictionary_program(db, dbi_column(st, 7));
	p->fate = fate > 0 && fate < PROMISE_FATES ?
	    (enum promise_fate)fate : PROMISE_STANDS;
	p->ended_at = dbi_column(st, 9);
	p->ended_seq = dbi_column(st, 10);
}

/* All rows at once: fn may use the database. */
static int
give_rows(struct db *db, sqlite3_stmt *st, promises_fn fn, void *arg,
    struct err *e)
{
	struct rows rows = { NULL, 0, 0 };
	size_t i;
	int rc;

	while ((rc = dbi_step(db, st, e)) == 1)
		take_row(db, st, &rows);
	if (rc == 0)
		dbi_done(st);
	for (i = 0; rc == 0 && i < rows.n; i++)
		if (fn(arg, &rows.p[i]) != 0)
			break;
	free(rows.p);
	return rc;
}

int
promises_each(struct db *db, int64_t from_at, int64_t to_at, promises_fn fn,
    void *arg, struct err *e)
{
	sqlite3_stmt *st;

	if (dictionary_load(db, e) < 0)
		return -1;
	st = dbi_stmt(db, sql_each, e);
	if (st == NULL)
		return -1;
	dbi_int(st, 1, from_at == NUM_NONE ? INT64_MIN + 1 : from_at);
	dbi_int(st, 2, to_at == NUM_NONE ? INT64_MAX : to_at);
	return give_rows(db, st, fn, arg, e);
}

int
promises_of_case(struct db *db, int64_t key, promises_fn fn, void *arg,
    struct err *e)
{
	sqlite3_stmt *st;

	if (dictionary_load(db, e) < 0)
		return -1;
	st = dbi_stmt(db, sql_case, e);
	if (st == NULL)
		return -1;
	dbi_int(st, 1, key);
	return give_rows(db, st, fn, arg, e);
}

int
promises_texts(struct db *db, int64_t seq, struct record_texts *t,
    struct buf *b, struct err *e)
{
	int64_t caller;

	memset(t, 0, sizeof(*t));
	return private_get(db, seq, t, &caller, b, e) < 0 ? -1 : 0;
}
