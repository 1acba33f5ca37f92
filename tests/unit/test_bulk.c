/*
 * Rows that a scribe writes: one that is refused takes the transaction with
 * it, whatever is given behind it; then all is as if it had never begun.
 */
#include <stdio.h>

#include "tap.h"
#include "tempdb.h"

#include "base/num.h"
#include "store/bulk.h"
#include "store/callers.h"
#include "store/private.h"

#define COLUMNS 12		/* of event */

/* Rows of events, the first of them with a number that is taken. */
static int
put_events(struct db *db, int64_t n, struct err *e)
{
	struct bulk *b;
	int64_t i;
	int column;

	for (i = 1; i <= n; i++) {
		b = bulk_row(db, BULK_EVENT, COLUMNS);
		bulk_int(b, i == 1 ? 1 : 1000000 + i);
		for (column = 1; column < COLUMNS - 4; column++)
			bulk_int(b, column == 3 || column == 5 ||
			    column == 6 ? NUM_NONE : 1);
		bulk_blob(b, "", 0);
		bulk_int(b, NUM_NONE);
		bulk_blob(b, "", 0);
		bulk_blob(b, "", 0);
		if (bulk_end(db, b, e) < 0)
			return -1;
	}
	return 0;
}

static int64_t
last_event(struct db *db)
{
	unsigned char hash[DIGEST_LEN];
	struct err e = ERR_INIT;
	int64_t seq = -1;

	journal_head(db, &seq, hash, &e);
	return seq;
}

/* Refused as the n-th row is given, or by what asks for the database. */
static void
test_refused(struct db *db, int64_t n)
{
	int64_t before = last_event(db);
	struct err e = ERR_INIT;
	int rc;

	db_begin(db, &e);
	rc = put_events(db, n, &e);
	if (rc == 0)
		rc = db_commit(db, &e);
	else
		db_rollback(db);
	OK_INT(rc, -1, "what is there already is refused");
	OK_INT(e.code, ERR_DB, "as the database's error");
	OK_INT(last_event(db), before, "and nothing is written");
}

static void
test_writes_on(struct db *db, int first, int n)
{
	struct err e = ERR_INIT;
	struct record r;
	char no[16];
	int i, rc = db_begin(db, &e);

	for (i = 0; i < n && rc == 0; i++) {
		snprintf(no, sizeof(no), "%06d", first + i);
		rc = receive(db, no, "供暖/室温", &r);
	}
	OK_INT(rc, 0, "then others are taken");
	OK_INT(db_commit(db, &e), 0, "and written");
	OK_INT(callers_catch_up(db, &e), 0, "callers as well");
	OK_INT(verify(db), 0, "and all of it proves");
}

/*
 * Lots of private rows, whose keys follow those before them or do not, and
 * which have a caller or not: each has what it was given.
 */
static const struct {
	int64_t from, n, step, caller;		/* NUM_NONE: none */
	const char *what;
} lots[] = {
	{ 5000000, 3, 1, NUM_NONE, "the first ones" },
	{ 5000003, 3, 1, NUM_NONE, "which others follow" },
	{ 5000006, 3, 1, 77, "and some with a caller" },
	{ 5000009, 3, 1, NUM_NONE, "and some without" },
	{ 5000020, 1, 1, NUM_NONE, "behind a gap" },
	{ 5000030, 3, 2, -1, "with gaps, and a caller" },
	{ 5000040, 1, 1, NUM_NONE, "again without" },
	{ 5000041, 600, 1, 78, "more than a lot" },
	{ 5000018, 2, 1, 79, "before the last" },
};

static int
put_private(struct db *db, size_t which, struct err *e)
{
	struct bulk *b;
	int64_t i;

	for (i = 0; i < lots[which].n; i++) {
		b = bulk_row(db, BULK_PRIVATE, 4);
		bulk_int(b, lots[which].from + i * lots[which].step);
		bulk_blob(b, "\xff\xef\xbc\x91", 4);
		bulk_int(b, lots[which].caller);
		bulk_blob(b, "", 0);
		if (bulk_end(db, b, e) < 0)
			return -1;
	}
	return bulk_flush(db, e);
}

static void
test_lots(struct db *db)
{
	struct err e = ERR_INIT;
	int64_t i, caller;
	size_t l;
	int wrong;

	db_begin(db, &e);
	for (l = 0; l < sizeof(lots) / sizeof(lots[0]); l++) {
		OK_INT(put_private(db, l, &e), 0, "written");
		for (i = wrong = 0; i < lots[l].n; i++) {
			caller = NUM_NONE;
			wrong += private_caller(db, lots[l].from + i *
			    lots[l].step, &caller, &e) != 1 ||
			    caller != lots[l].caller;
		}
		OK_INT(wrong, 0, lots[l].what);
	}
	OK_INT(put_private(db, 3, &e), -1, "what is there is refused");
	db_rollback(db);
}

int
main(void)
{
	static const int64_t rows[] = { 1, 127, 128, 129, 1000 };
	struct words *w = words_new();
	struct err e = ERR_INIT;
	struct db *db;
	size_t i;

	if (tempdb_begin() < 0)
		return 1;
	db = open_db(DB_CREATE, w, T0 + 10);
	OK_INT(db_append_many(db, &e), 0, "a scribe");
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		test_refused(db, rows[i]);
		test_writes_on(db, (int)i * 1000, 700);
	}
	test_lots(db);
	db_close(db);
	words_free(w);
	tempdb_end();
	DONE();
}
