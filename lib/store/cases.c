#include "store/cases.h"

#include <stdio.h>
#include <string.h>

#include "base/num.h"
#include "store/afoot.h"
#include "store/counted.h"
#include "store/caseid.h"
#include "store/dbi.h"
#include "store/dictionary.h"
#include "store/private.h"
#include "store/replay.h"
#include "store/row.h"
#include "time/date.h"

static const char sql_find[] = "SELECT key, content FROM cases"
    " WHERE no = ? AND src = ? AND role = ?";
static const char sql_first[] =
    "SELECT received_at FROM cases WHERE received_at NOT NULL"
    " ORDER BY received_at LIMIT 1";
static const char sql_upto[] = "SELECT seq, rec FROM event"
    " WHERE seq <= ? ORDER BY seq DESC LIMIT 1";
static const char sql_open[] = "SELECT key, due_solve, facts FROM cases"
    " INDEXED BY cases_open WHERE state < 4";
static const char sql_own[] = "SELECT count(*) FROM cases WHERE no >= ?1"
    " AND no < ?2 AND src = ?3";

/*
 * A SELECT of all columns, made once: the text is the statement's name, so
 * it must stay at its address.
 */
static const char *
select_text(char **kept, const char *rest)
{
	struct buf b = BUF_INIT;

	if (*kept == NULL) {
		buf_printf(&b, "SELECT %s FROM cases %s", row_columns(),
		    rest);
		*kept = buf_take(&b);
	}
	return *kept;
}

static int
get_row(struct db *db, sqlite3_stmt *st, struct record *r, struct err *e)
{
	int rc = dbi_step(db, st, e);

	if (rc < 0)
		return -1;
	if (rc == 1)
		row_read(db, st, r);
	dbi_done(st);
	return rc;
}

static void
bind_identity(sqlite3_stmt *st, const struct caseid *id)
{
	dbi_text(st, 1, id->no, strlen(id->no));
	dbi_int(st, 2, id->src);
	dbi_int(st, 3, id->role);
}

int
cases_get(struct db *db, struct record *r, struct err *e)
{
	static char *sql;
	sqlite3_stmt *st = dbi_stmt(db, select_text(&sql,
	    "WHERE no = ? AND src = ? AND role = ?"), e);
	struct caseid id;

	if (st == NULL)
		return -1;
	if (!caseid_of(db, r, &id))
		return 0;
	bind_identity(st, &id);
	return get_row(db, st, r, e);
}

int
cases_find(struct db *db, const struct record *r, int64_t *key,
    int64_t *content, struct err *e)
{
	sqlite3_stmt *st;
	struct caseid id;
	int rc;

	if (!caseid_of(db, r, &id))
		return 0;
	if (db->in_write && caseid_compare(&id, &db->highest) > 0)
		return 0;
	st = caseid_compare(&id, &db->highest_waiting) > 0 ?
	    dbi_stmt_aside(db, sql_find, e) : dbi_stmt(db, sql_find, e);
	if (st == NULL)
		return -1;
	bind_identity(st, &id);
	rc = dbi_step(db, st, e);
	if (rc < 0)
		return -1;
	if (rc == 1) {
		*key = dbi_column(st, 0);
		*content = dbi_column(st, 1);
	}
	dbi_done(st);
	return rc;
}

int
cases_key(struct db *db, struct record *r, struct err *e)
{
	return db->afoot != NULL ? afoot_find(db->afoot, r, e) :
	    cases_get(db, r, e);
}

int
cases_get_key(struct db *db, int64_t key, struct record *r, struct err *e)
{
	static char *sql;
	sqlite3_stmt *st;

	if (db->afoot != NULL)
		return afoot_get(db->afoot, key, r, e);
	st = dbi_stmt(db, select_text(&sql, "WHERE key = ?"), e);
	if (st == NULL)
		return -1;
	dbi_int(st, 1, key);
	return get_row(db, st, r, e);
}

int
cases_said(struct db *db, const struct record *r, struct record_texts *t,
    struct buf *b, struct err *e)
{
	int64_t caller;

	memset(t, 0, sizeof(*t));
	if (r->m[M_TEXT_SEQ] == NUM_NONE)
		return 0;
	if (private_get(db, r->m[M_TEXT_SEQ], t, &caller, b, e) < 0)
		return -1;
	return 0;
}

/* Put texts of another event (a bit 1 << enum record_text each) in place; t
 * borrows from b, which may move. */
static int
add_texts(struct db *db, int64_t seq, unsigned wanted,
    struct record_texts *t, struct buf *b, struct err *e)
{
	struct record_texts more;
	size_t at[TEXT_COUNT];
	int64_t caller;
	int i;

	if (seq == NUM_NONE)
		return 0;
	for (i = 0; i < TEXT_COUNT; i++)
		at[i] = t->s[i] == NULL ? 0 : (size_t)(t->s[i] - b->data);
	if (private_get(db, seq, &more, &caller, b, e) < 0)
		return -1;
	for (i = 0; i < TEXT_COUNT; i++) {
		if (t->s[i] != NULL)
			t->s[i] = b->data + at[i];
		if ((wanted >> i & 1) != 0 && more.s[i] != NULL) {
			t->s[i] = more.s[i];
			t->len[i] = more.len[i];
		}
	}
	return 0;
}

int
cases_texts(struct db *db, const struct record *r, struct record_texts *t,
    struct buf *b, struct err *e)
{
	static const unsigned next = 1u << TEXT_NEXT | 1u << TEXT_MEASURE;

	if (cases_said(db, r, t, b, e) < 0 ||
	    add_texts(db, r->m[M_RESULT_SEQ], 1u << TEXT_RESULT, t, b,
	    e) < 0 || add_texts(db, r->m[M_NEXT_SEQ], next, t, b, e) < 0)
		return -1;
	return 0;
}

/* The received_at of a window, as the first two parameters. */
static void
bind_window(sqlite3_stmt *st, int64_t from_at, int64_t to_at)
{
	dbi_int(st, 1, from_at == NUM_NONE ? INT64_MIN + 1 : from_at);
	dbi_int(st, 2, to_at == NUM_NONE ? INT64_MAX : to_at);
}

typedef void (*read_fn)(struct db *db, sqlite3_stmt *st, struct record *r);

/* Each row that the statement gives, as read makes a record of it. */
static int
step_each(struct db *db, sqlite3_stmt *st, read_fn read, cases_fn fn,
    void *arg, struct err *e)
{
	struct record r;
	int rc;

	while ((rc = dbi_step(db, st, e)) == 1) {
		read(db, st, &r);
		if (fn(arg, &r) != 0)
			break;
	}
	if (rc < 0)
		return -1;
	dbi_done(st);
	return 0;
}

int
cases_each(struct db *db, int64_t from_at, int64_t to_at, cases_fn fn,
    void *arg, struct err *e)
{
	static char *all, *window;
	sqlite3_stmt *st;

	if (dictionary_load(db, e) < 0)
		return -1;
	if (from_at == NUM_NONE && to_at == NUM_NONE)
		st = dbi_stmt(db, select_text(&all, "ORDER BY key"), e);
	else
		st = dbi_stmt(db, select_text(&window,
		    "WHERE received_at >= ? AND received_at < ?"), e);
	if (st == NULL)
		return -1;
	if (from_at != NUM_NONE || to_at != NUM_NONE)
		bind_window(st, from_at, to_at);
	return step_each(db, st, row_read, fn, arg, e);
}

int
cases_each_counted(struct db *db, int64_t from_at, int64_t to_at,
    cases_fn fn, void *arg, struct err *e)
{
	static char *sql;
	struct buf b = BUF_INIT;
	sqlite3_stmt *st;

	if (sql == NULL) {
		buf_puts(&b, "SELECT received_at,");
		counted_put_columns(&b);
		buf_puts(&b, " FROM cases INDEXED BY cases_by_received"
		    " WHERE received_at >= ? AND received_at < ?");
		sql = buf_take(&b);
	}
	if (dictionary_load(db, e) < 0)
		return -1;
	st = dbi_stmt(db, sql, e);
	if (st == NULL)
		return -1;
	bind_window(st, from_at, to_at);
	return step_each(db, st, counted_read, fn, arg, e);
}

static void
read_open(struct db *db, sqlite3_stmt *st, struct record *r)
{
	(void)db;
	counted_read_open(st, r);
}

int
cases_each_open(struct db *db, cases_fn fn, void *arg, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_open, e);

	return st == NULL ? -1 : step_each(db, st, read_open, fn, arg, e);
}

struct rows {
	const int64_t *keys;
	size_t n;
	cases_fn fn;
	void *arg;
};

/* The same of a statement that looks for a lot of rows. */
static int
step_lots(struct db *db, const char *sql, read_fn read, const struct rows *r,
    struct err *e)
{
	sqlite3_stmt *st;
	size_t i, n;

	if (dictionary_load(db, e) < 0)
		return -1;
	st = dbi_stmt(db, sql, e);
	if (st == NULL)
		return -1;
	for (i = 0; i < r->n; i += n) {
		n = r->n - i < DBI_LOT_MAX ? r->n - i : DBI_LOT_MAX;
		dbi_lot(st, r->keys + i, n);
		if (step_each(db, st, read, r->fn, r->arg, e) < 0)
			return -1;
	}
	return 0;
}

int
cases_each_of(struct db *db, const int64_t *keys, size_t n, cases_fn fn,
    void *arg, struct err *e)
{
	static char *sql;
	struct rows rows = { keys, n, fn, arg };

	return step_lots(db, select_text(&sql, "WHERE key IN " DBI_LOT
	    " ORDER BY key"), row_read, &rows, e);
}

static const enum record_member ends[] = { M_CALLER, M_CATEGORY, M_COMMUNITY,
	M_SITE, M_CLOSED_AT, M_FINISHED_AT };
#define ENDS (sizeof(ends) / sizeof(ends[0]))

static void
read_end(struct db *db, sqlite3_stmt *st, struct record *r)
{
	row_read_members(db, st, ends, ENDS, r);
}

int
cases_each_end(struct db *db, const int64_t *keys, size_t n, cases_fn fn,
    void *arg, struct err *e)
{
	static char *sql;
	struct rows rows = { keys, n, fn, arg };
	struct buf b = BUF_INIT;

	if (sql == NULL) {
		buf_puts(&b, "SELECT ");
		row_put_columns(&b, ends, ENDS);
		buf_puts(&b, " FROM cases WHERE key IN " DBI_LOT
		    " ORDER BY key");
		sql = buf_take(&b);
	}
	return step_lots(db, sql, read_end, &rows, e);
}

int
cases_each_as_of(struct db *db, int64_t seq, cases_fn fn, void *arg,
    struct err *e)
{
	struct replay p = { .to_seq = seq, .fn = fn, .arg = arg };

	if (dictionary_load(db, e) < 0)
		return -1;
	return replay_cases(db, &p, e);
}

/* The last event up to this one, and when it was written down; 0 and
 * NUM_NONE, before all times, where there is none. */
static int
read_upto(struct db *db, int64_t upto_seq, int64_t *seq, int64_t *rec,
    struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_upto, e);
	int rc;

	if (st == NULL)
		return -1;
	dbi_int(st, 1, upto_seq);
	rc = dbi_step(db, st, e);
	if (rc < 0)
		return -1;
	*seq = rc == 1 ? dbi_column(st, 0) : 0;
	*rec = rc == 1 ? dbi_column(st, 1) : NUM_NONE;
	dbi_done(st);
	return 0;
}

/*
 * By halves. That rec never decreases with seq is the journal's promise:
 * each event is stamped with the later of now and the last one's, with
 * triggers or without, and verify tells where it does not hold.
 */
int
cases_seq_at(struct db *db, int64_t rec_at, int64_t *seq, struct err *e)
{
	int64_t low = 0, high, middle, at, rec;

	if (read_upto(db, INT64_MAX, &high, &rec, e) < 0)
		return -1;
	while (low < high) {
		middle = high - (high - low) / 2;
		if (read_upto(db, middle, &at, &rec, e) < 0)
			return -1;
		if (rec <= rec_at)
			low = middle;
		else
			high = at - 1;
	}
	*seq = low;
	return 0;
}

int
cases_first_received(struct db *db, int64_t *at, struct err *e)
{
	return dbi_number(db, sql_first, NUM_NONE, at, e);
}

int
cases_next_own(struct db *db, int64_t source, int64_t day, struct buf *no,
    struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_own, e);
	struct date d = date_from_day(day);
	char from[16], to[16];
	int rc;

	if (st == NULL)
		return -1;
	/* '.' is the character behind '-' */
	snprintf(from, sizeof(from), "%04d%02d%02d-", d.year, d.month, d.day);
	snprintf(to, sizeof(to), "%04d%02d%02d.", d.year, d.month, d.day);
	dbi_text(st, 1, from, strlen(from));
	dbi_text(st, 2, to, strlen(to));
	dbi_int(st, 3, dictionary_stored(db, source));
	rc = dbi_step(db, st, e);
	if (rc < 0)
		return -1;
	buf_printf(no, "%s%04lld", from, (long long)dbi_column(st, 0) + 1);
	dbi_done(st);
	return 0;
}
