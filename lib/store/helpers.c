#include "store/helpers.h"

#include <string.h>

#include "base/num.h"
#include "rule/unitlist.h"
#include "store/dbi.h"

static const char sql_insert[] = "INSERT INTO helper (seq, unit, cas, at,"
    " due_arrive, due_report) VALUES (?, ?, ?, ?, ?, ?)";
static const char sql_arrive[] = "UPDATE helper SET arrived_at = ?3"
    " WHERE cas = ?1 AND unit = ?2 AND concluded_at IS NULL";
static const char sql_conclude[] = "UPDATE helper SET concluded_at = ?3,"
    " score = ?4 WHERE cas = ?1 AND unit = ?2 AND concluded_at IS NULL";
static const char sql_extend[] = "UPDATE helper SET due_report = ?3"
    " WHERE cas = ?1 AND unit = ?2 AND concluded_at IS NULL";
/* what was late before the pause began stays late */
static const char sql_shift[] = "UPDATE helper SET"
    " due_arrive = due_arrive + CASE WHEN due_arrive > ?2 THEN ?3 ELSE 0 END,"
    " due_report = due_report + CASE WHEN due_report > ?2 THEN ?3 ELSE 0 END"
    " WHERE cas = ?1 AND concluded_at IS NULL";
/* the unit that called them has the case no more */
static const char sql_relieve[] = "UPDATE helper SET concluded_at = ?2"
    " WHERE cas = ?1 AND concluded_at IS NULL";
static const char sql_case[] = "SELECT seq, cas, unit, at, due_arrive,"
    " due_report, arrived_at, concluded_at, score FROM helper"
    " WHERE cas = ? ORDER BY seq, unit";

static int
insert(struct db *db, const struct event *ev, int64_t key, const char *unit,
    size_t len, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_insert, e);

	if (st == NULL)
		return -1;
	dbi_int(st, 1, ev->seq);
	dbi_text(st, 2, unit, len);
	dbi_int(st, 3, key);
	dbi_int(st, 4, ev->at);
	dbi_int(st, 5, event_get(ev, EF_DUE_ARRIVE));
	dbi_int(st, 6, event_get(ev, EF_DUE_REPORT));
	return dbi_run(db, st, e);
}

static int
call(struct db *db, const struct event *ev, int64_t key, struct err *e)
{
	int64_t list = event_get(ev, EF_UNITS);
	const char *s = words_text(db->words, list);
	size_t left = words_len(db->words, list), n = 0;

	while (unitlist_next(&s, &left, &n))
		if (insert(db, ev, key, s, n, e) < 0)
			return -1;
	return 0;
}

/* A statement about the open call of the event's unit. */
static int
change(struct db *db, const char *sql, const struct event *ev, int64_t key,
    int64_t at, int64_t score, struct err *e)
{
	int64_t unit = event_get(ev, EF_UNIT);
	sqlite3_stmt *st = dbi_stmt(db, sql, e);

	if (st == NULL)
		return -1;
	dbi_int(st, 1, key);
	dbi_text(st, 2, words_text(db->words, unit),
	    words_len(db->words, unit));
	dbi_int(st, 3, at);
	if (score != NUM_NONE)
		dbi_int(st, 4, score);
	return dbi_run(db, st, e);
}

static int
step(struct db *db, const struct event *ev, int64_t key, struct err *e)
{
	const char *name = words_text(db->words, event_get(ev, EF_STEP));

	if (strcmp(name, "arrived") == 0)
		return change(db, sql_arrive, ev, key, ev->at, NUM_NONE, e);
	return change(db, sql_conclude, ev, key, ev->at,
	    event_get(ev, EF_SCORE), e);
}

static int
shift(struct db *db, const struct event *ev, int64_t key, struct err *e)
{
	int64_t stood_s = event_get(ev, EF_SHIFT);
	sqlite3_stmt *st;

	if (stood_s == NUM_NONE)
		return 0;
	st = dbi_stmt(db, sql_shift, e);
	if (st == NULL)
		return -1;
	dbi_int(st, 1, key);
	dbi_int(st, 2, ev->at - stood_s);
	dbi_int(st, 3, stood_s);
	return dbi_run(db, st, e);
}

static int
relieve(struct db *db, const struct event *ev, int64_t key, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_relieve, e);

	if (st == NULL)
		return -1;
	dbi_int(st, 1, key);
	dbi_int(st, 2, ev->at);
	return dbi_run(db, st, e);
}

int
helpers_derive(struct db *db, const struct event *ev,
    const struct record *after, struct err *e)
{
	if (ev->kind == EV_ASSIST)
		return call(db, ev, after->key, e);
	if (ev->kind == EV_ASSIST_STEP)
		return step(db, ev, after->key, e);
	if (ev->kind == EV_EXTEND && event_get(ev, EF_UNIT) != NUM_NONE)
		return change(db, sql_extend, ev, after->key,
		    event_get(ev, EF_DUE_REPORT), NUM_NONE, e);
	if (ev->kind == EV_RETURN_DECIDE && event_get(ev, EF_GRANTED) == 1)
		return relieve(db, ev, after->key, e);
	if (ev->kind == EV_RESUME)
		return shift(db, ev, after->key, e);
	return 0;
}

static void
read_row(struct db *db, sqlite3_stmt *st, struct helper *h)
{
	const char *unit;
	size_t len;

	h->seq = dbi_column(st, 0);
	h->key = dbi_column(st, 1);
	unit = dbi_column_bytes(st, 2, &len);
	h->unit = words_add(db->words, unit, len);
	h->at = dbi_column(st, 3);
	h->due_arrive = dbi_column(st, 4);
	h->due_report = dbi_column(st, 5);
	h->arrived_at = dbi_column(st, 6);
	h->concluded_at = dbi_column(st, 7);
	h->score = dbi_column(st, 8);
}

int
helpers_of_case(struct db *db, int64_t key, helpers_fn fn, void *arg,
    struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_case, e);
	struct helper h;
	int rc;

	if (st == NULL)
		return -1;
	dbi_int(st, 1, key);
	while ((rc = dbi_step(db, st, e)) == 1) {
		read_row(db, st, &h);
		if (fn(arg, &h) != 0)
			break;
	}
	if (rc < 0)
		return -1;
	dbi_done(st);
	return 0;
}
