#include "store/policies.h"

#include <string.h>

#include "life/event.h"
#include "store/dbi.h"
#include "store/journal.h"

static const char sql_last[] =
    "SELECT digest FROM policy_use ORDER BY seq DESC LIMIT 1";
static const char sql_last_calendar[] = "SELECT calendar FROM policy_use"
    " WHERE calendar NOT NULL ORDER BY seq DESC LIMIT 1";
static const char sql_insert[] =
    "INSERT INTO policy VALUES (?, ?) ON CONFLICT DO NOTHING";
static const char sql_text[] = "SELECT text FROM policy WHERE digest = ?";
static const char sql_at[] = "SELECT p.text FROM policy_use u"
    " JOIN policy p ON p.digest = u.digest WHERE u.rec <= ?"
    " ORDER BY u.seq DESC LIMIT 1";
static const char sql_calendar_at[] = "SELECT p.text FROM policy_use u"
    " JOIN policy p ON p.digest = u.calendar WHERE u.rec <= ?"
    " ORDER BY u.seq DESC LIMIT 1";

/* 1 where the digest that the query gives is this one, 0, -1. */
static int
is_last(struct db *db, const char *sql,
    const unsigned char digest[DIGEST_LEN], struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql, e);
	const char *last;
	size_t len;
	int rc;

	if (st == NULL || (rc = dbi_step(db, st, e)) < 0)
		return -1;
	if (rc == 1) {
		last = dbi_column_bytes(st, 0, &len);
		rc = len == DIGEST_LEN && memcmp(last, digest, len) == 0;
	}
	dbi_done(st);
	return rc;
}

static int
keep(struct db *db, const struct policies_text *t, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_insert, e);

	if (st == NULL)
		return -1;
	dbi_blob(st, 1, t->digest, DIGEST_LEN);
	dbi_text(st, 2, t->text, t->len);
	return dbi_run(db, st, e);
}

int
policies_use(struct db *db, const struct policies_text *policy,
    const struct policies_text *calendar, struct err *e)
{
	int same = is_last(db, sql_last, policy->digest, e);
	struct event ev;

	if (same == 1 && calendar != NULL)
		same = is_last(db, sql_last_calendar, calendar->digest, e);
	if (same != 0)
		return same < 0 ? -1 : 0;
	if (keep(db, policy, e) < 0 ||
	    (calendar != NULL && keep(db, calendar, e) < 0))
		return -1;
	event_init(&ev, EV_POLICY, db_now(db));
	event_set_bytes(&ev, EF_POLICY_DIGEST, (const char *)policy->digest,
	    DIGEST_LEN);
	if (calendar != NULL)
		event_set_bytes(&ev, EF_CALENDAR,
		    (const char *)calendar->digest, DIGEST_LEN);
	return journal_append(db, &ev, e);
}

/* The text in the first column of the first row: 1, 0, -1. */
static int
take_text(struct db *db, sqlite3_stmt *st, struct buf *out, struct err *e)
{
	const char *text;
	size_t len;
	int rc = dbi_step(db, st, e);

	if (rc < 0)
		return -1;
	if (rc == 1) {
		text = dbi_column_bytes(st, 0, &len);
		buf_put(out, text, len);
	}
	dbi_done(st);
	return rc;
}

int
policies_text(struct db *db, const char *hex, struct buf *out, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_text, e);
	unsigned char digest[DIGEST_LEN];

	if (st == NULL)
		return -1;
	if (digest_from_hex(hex, digest, DIGEST_LEN) < 0)
		return 0;
	dbi_blob(st, 1, digest, DIGEST_LEN);
	return take_text(db, st, out, e);
}

int
policies_at(struct db *db, int64_t at, struct buf *out, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_at, e);

	if (st == NULL)
		return -1;
	dbi_int(st, 1, at);
	return take_text(db, st, out, e);
}

int
policies_calendar_at(struct db *db, int64_t at, struct buf *out,
    struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_calendar_at, e);

	if (st == NULL)
		return -1;
	dbi_int(st, 1, at);
	return take_text(db, st, out, e);
}
