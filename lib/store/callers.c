#include "store/callers.h"

#include "base/num.h"
#include "store/dbi.h"

#define SLICE 250000		/* cases a transaction: a few MiB to sort */

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
callers_enter(struct db *db, int64_t to_key, struct err *e)
{
	sqlite3_stmt *enter = dbi_stmt(db, sql_enter, e);
	sqlite3_stmt *note = dbi_stmt(db, sql_note, e);
	int64_t from_key;

	if (enter == NULL || note == NULL ||
	    callers_upto(db, &from_key, e) < 0)
		return -1;
	/* another import may have gone further since the caller looked */
	if (to_key <= from_key)
		return 0;
	dbi_int(enter, 1, from_key);
	dbi_int(enter, 2, to_key);
	if (dbi_run(db, enter, e) < 0)
		return -1;
	dbi_int(note, 1, to_key);
	return dbi_run(db, note, e);
}

/* One slice: 1 there is more, 0 all is entered, -1. */
static int
enter_slice(struct db *db, struct err *e)
{
	int64_t upto, last;

	if (callers_upto(db, &upto, e) < 0 ||
	    dbi_number(db, sql_last, NUM_NONE, &last, e) < 0)
		return -1;
	if (last == NUM_NONE || last <= upto)
		return 0;
	if (last > upto + SLICE)
		last = upto + SLICE;
	if (db_begin(db, e) < 0)
		return -1;
	if (callers_enter(db, last, e) < 0) {
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
		rc = enter_slice(db, e);
	} while (rc == 1);
	return rc;
}
