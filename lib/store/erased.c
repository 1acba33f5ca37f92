#include "store/erased.h"

#include "base/num.h"
#include "store/cases.h"
#include "store/dbi.h"
#include "store/row.h"

static const char sql_note[] = "INSERT INTO erased VALUES (?, NULL, NULL)";
static const char sql_any[] = "SELECT seq FROM erased LIMIT 1";
static const char sql_look[] =
    "SELECT caller, struck FROM erased WHERE seq = ?";
static const char sql_strike[] = "INSERT INTO erased VALUES (?1, ?2, ?3)"
    " ON CONFLICT DO UPDATE SET caller = ?2, struck = ?3";
static const char sql_caller[] =
    "INSERT INTO caller VALUES (?, ?) ON CONFLICT DO NOTHING";

void
erased_put(struct buf *b, const struct erased_row *row)
{
	buf_putn(b, row->key);
	buf_putc(b, ':');
	buf_putn(b, row->seq);
	buf_putc(b, ':');
	buf_putn(b, row->stand_in);
	buf_putc(b, ';');
}

int
erased_note(struct db *db, int64_t seq, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt_aside(db, sql_note, e);

	if (st == NULL)
		return -1;
	dbi_int(st, 1, seq);
	return dbi_run(db, st, e);
}

int
erased_any(struct db *db, struct err *e)
{
	int64_t seq;

	if (dbi_number(db, sql_any, NUM_NONE, &seq, e) < 0)
		return -1;
	return seq != NUM_NONE;
}

int
erased_look(struct db *db, struct event *ev, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt_aside(db, sql_look, e);
	int rc;

	if (st == NULL)
		return -1;
	dbi_int(st, 1, ev->seq);
	rc = dbi_step(db, st, e);
	if (rc < 0)
		return -1;
	if (rc == 1) {
		ev->caller = dbi_column(st, 0);
		ev->loss = dbi_column(st, 1) == NUM_NONE ? EVENT_LEFT_OUT :
		    EVENT_STRUCK;
	}
	dbi_done(st);
	return rc;
}

/* --- an event into rows -------------------------------------------------- */

static int
strike_row(struct db *db, const struct erased_row *row, int64_t by,
    struct err *e)
{
	sqlite3_stmt *st = dbi_stmt_aside(db, sql_strike, e);

	if (st == NULL)
		return -1;
	dbi_int(st, 1, row->seq);
	dbi_int(st, 2, row->stand_in == 0 ? NUM_NONE : row->stand_in);
	dbi_int(st, 3, by);
	return dbi_run(db, st, e);
}

static int
enter_caller(struct db *db, const struct erased_row *row, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt_aside(db, sql_caller, e);

	if (st == NULL)
		return -1;
	dbi_int(st, 1, row->stand_in);
	dbi_int(st, 2, row->key);
	return dbi_run(db, st, e);
}

/* The rows of one case that an event lists, and what they make of it. */
struct struck {
	struct record r;
	int is_open;
};

static int
end_case(struct db *db, struct struck *s, struct err *e)
{
	if (!s->is_open)
		return 0;
	s->is_open = 0;
	return row_update(db, &s->r, e);
}

static int
begin_case(struct db *db, struct struck *s, int64_t key, struct err *e)
{
	int rc = cases_get_key(db, key, &s->r, e);

	if (rc == 0)
		return err_set(e, ERR_DATA,
		    "an erasure of a case that was never received");
	if (rc < 0)
		return -1;
	s->is_open = 1;
	s->r.m[M_CALLER] = NUM_NONE;
	if (s->r.m[M_FLAGS] == NUM_NONE)
		s->r.m[M_FLAGS] = 0;
	s->r.m[M_FLAGS] |= FLAG_ERASED;
	return 0;
}

/* Its caller is that of the last row that had one (life_note_event). */
static int
strike(struct db *db, struct struck *s, const struct erased_row *row,
    int64_t by, struct err *e)
{
	if (strike_row(db, row, by, e) < 0)
		return -1;
	if (!s->is_open || s->r.key != row->key) {
		if (end_case(db, s, e) < 0)
			return -1;
		if (row->key == 0)
			return 0;
		if (begin_case(db, s, row->key, e) < 0)
			return -1;
	}
	if (row->seq == s->r.m[M_TEXT_SEQ])
		s->r.m[M_FLAGS] |= FLAG_STRUCK;
	if (row->stand_in == 0)
		return 0;
	s->r.m[M_CALLER] = row->stand_in;
	return enter_caller(db, row, e);
}

int
erased_derive(struct db *db, const struct event *ev, struct err *e)
{
	const struct event_value *v = event_value(ev, EF_ERASED);
	const char *at = v == NULL ? "" : v->s;
	const char *end = v == NULL ? at : at + v->len;
	struct struck s = { .is_open = 0 };
	int64_t n[3];

	while (at < end) {
		if (num_take_row(&at, end, n, 3) < 0)
			return err_set(e, ERR_DATA, "a list of erased rows "
			    "that is none");
		if (strike(db, &s, &(struct erased_row){ n[0], n[1], n[2] },
		    ev->seq, e) < 0)
			return -1;
	}
	return end_case(db, &s, e);
}
