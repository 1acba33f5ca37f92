#include "store/matters.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/dbi.h"
#include "store/dictionary.h"
#include "store/journal.h"
#include "store/private.h"
#include "store/replay.h"
#include "time/date.h"

static const char sql_files[] = "SELECT m.no, c.cas, m.opened_at,"
    " CASE WHEN m.closed_at NOT NULL THEN max(m.closed_at,"
    " coalesce(d.due_at, m.closed_at)) END"
    " FROM matter m JOIN matter_case c ON c.no = m.no"
    " LEFT JOIN commitment d ON d.no = m.no AND d.item = 0"
    " ORDER BY m.no, c.cas";
static const char sql_last[] =
    "SELECT max(no) FROM matter WHERE no < ?1";
static const char sql_acts[] = "SELECT " REPLAY_COLUMNS " FROM event"
    " WHERE seq IN (SELECT seq FROM matter_act WHERE no = ?) ORDER BY seq";
static const char sql_list[] = "SELECT no FROM matter"
    " WHERE (?1 = 0 OR closed_at IS NULL) AND (?2 IS NULL OR opened_at = ?2)"
    " ORDER BY no";
static const char sql_due[] = "SELECT c.no, c.item, c.due_at, c.party,"
    " m.closed_at IS NOT NULL FROM commitment c JOIN matter m ON m.no = c.no"
    " WHERE c.settled_at IS NULL AND c.due_at <= ?"
    " ORDER BY c.due_at, c.no, c.item";
static const char sql_cases[] =
    "SELECT cas FROM matter_case WHERE no = ? ORDER BY cas";

/* --- reading -------------------------------------------------------------- */

int
matters_next(struct db *db, int64_t day, int64_t *no, struct err *e)
{
	struct date d = date_from_day(day);
	int64_t first = (d.year * 10000 + d.month * 100 + d.day) *
	    INT64_C(10000), found;

	if (dbi_number(db, sql_last, first + 10000, &found, e) < 0)
		return -1;
	*no = found == NUM_NONE || found < first ? first + 1 : found + 1;
	return *no < first + 10000 ? 0 : err_set(e, ERR_REFUSED,
	    "convene: no more matters on this day");
}

/* One event of it, with its texts. */
static int
fold_row(struct db *db, sqlite3_stmt *st, struct matter *m, struct err *e)
{
	struct buf texts = BUF_INIT;
	struct event ev;
	int rc = replay_read_event(db, st, &ev, e);

	if (rc == 0 && ev.has_private)
		rc = private_get(db, ev.seq, &ev.texts, &ev.caller, &texts,
		    e) < 0 ? -1 : 0;
	if (rc == 0)
		rc = matter_fold(m, &ev, db->words, e);
	buf_release(&texts);
	return rc < 0 ? err_prefix(e, "event %lld", (long long)ev.seq) : 0;
}

int
matters_get(struct db *db, int64_t no, struct matter *m, struct err *e)
{
	sqlite3_stmt *st;
	int rc = -1;

	if (dictionary_load(db, e) < 0)
		return -1;
	st = dbi_stmt(db, sql_acts, e);
	if (st == NULL)
		return -1;
	dbi_int(st, 1, no);
	while ((rc = dbi_step(db, st, e)) == 1) {
		if (fold_row(db, st, m, e) < 0) {
			dbi_done(st);
			return -1;
		}
	}
	if (rc < 0)
		return -1;
	dbi_done(st);
	return no != NUM_NONE && m->no == no;
}

int
matters_append(struct db *db, struct event *ev, struct matter *m,
    struct err *e)
{
	if (matter_fold(m, ev, db->words, e) < 0)
		return -1;
	return journal_append(db, ev, e);
}

/* The first column of all rows; the statement's parameters are bound. */
static int
read_column(struct db *db, sqlite3_stmt *st, int64_t **out, size_t *n,
    struct err *e)
{
	int64_t *list = NULL;
	size_t cap = 0;
	int rc;

	*n = 0;
	while ((rc = dbi_step(db, st, e)) == 1) {
		mem_grow(&list, *n, &cap, sizeof(*list));
		list[(*n)++] = dbi_column(st, 0);
	}
	if (rc < 0) {
		free(list);
		return -1;
	}
	dbi_done(st);
	*out = list;
	return 0;
}

int
matters_list(struct db *db, int only_open, int64_t at, int64_t **nos,
    size_t *n, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_list, e);

	if (st == NULL)
		return -1;
	dbi_int(st, 1, only_open);
	dbi_int(st, 2, at);
	return read_column(db, st, nos, n, e);
}

int
matters_cases(struct db *db, int64_t no, int64_t **keys, size_t *n,
    struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_cases, e);

	if (st == NULL)
		return -1;
	dbi_int(st, 1, no);
	return read_column(db, st, keys, n, e);
}

int
matters_due(struct db *db, int64_t until_at, struct matters_due **rows,
    size_t *n, struct err *e)
{
	struct matters_due *list = NULL, *row;
	sqlite3_stmt *st;
	size_t cap = 0;
	int rc;

	if (dictionary_load(db, e) < 0)
		return -1;
	st = dbi_stmt(db, sql_due, e);
	if (st == NULL)
		return -1;
	*n = 0;
	dbi_int(st, 1, until_at);
	while ((rc = dbi_step(db, st, e)) == 1) {
		mem_grow(&list, *n, &cap, sizeof(*list));
		row = &list[(*n)++];
		row->no = dbi_column(st, 0);
		row->item = dbi_column(st, 1);
		row->due_at = dbi_column(st, 2);
		row->party = dbi_column(st, 3);
		if (row->party != NUM_NONE)
			row->party = dictionary_program(db, row->party);
		row->is_closed = dbi_column(st, 4) == 1;
	}
	if (rc < 0) {
		free(list);
		return -1;
	}
	dbi_done(st);
	*rows = list;
	return 0;
}

int
matters_files(struct db *db, matters_file_fn fn, void *arg, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_files, e);
	struct matters_file m;
	int rc;

	if (st == NULL)
		return -1;
	while ((rc = dbi_step(db, st, e)) == 1) {
		m.no = dbi_column(st, 0);
		m.key = dbi_column(st, 1);
		m.opened_at = dbi_column(st, 2);
		m.ended_at = dbi_column(st, 3);
		if (fn(arg, &m) != 0)
			break;
	}
	if (rc < 0)
		return -1;
	dbi_done(st);
	return 0;
}
