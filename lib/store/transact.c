#include "store/db.h"

#include <string.h>

#include "base/mem.h"
#include "store/dbi.h"
#include "store/dictionary.h"
#include "store/folding.h"
#include "store/journal.h"
#include "store/lock.h"

/* What the scribe is given beside lots of rows, and of how many transactions
 * it may not have done it yet (its pieces, and one that is being given). */
#define COMMIT BULK_LOTS
#define ENDS (SCRIBE_MOST + 1)

static int
refuse_lost(const struct db *db, struct err *e)
{
	return err_set(e, ERR_DB, "database '%s': its log cannot be made "
	    "durable", db->path);
}

/*
 * What COMMIT leaves to the last of many (db_append_many). Where it failed the
 * kernel may have dropped the pages and call them clean, so that the next
 * would succeed and mean nothing: there is none.
 */
static int
sync_log(struct db *db, struct err *e)
{
	sqlite3_file *log = NULL;

	if (!db->appends_many)
		return 0;
	if (db->is_log_lost)
		return refuse_lost(db, e);
	if (sqlite3_file_control(db->h, "main", SQLITE_FCNTL_JOURNAL_POINTER,
	    &log) != SQLITE_OK || log == NULL || log->pMethods == NULL)
		BUG("a database without a log");
	if (log->pMethods->xSync(log, SQLITE_SYNC_NORMAL) == SQLITE_OK)
		return 0;
	db->is_log_lost = 1;
	return refuse_lost(db, e);
}

/* By whoever has the database, when nothing waits any more. */
static int
commit_here(struct db *db, int64_t last_seq,
    const unsigned char head[DIGEST_LEN], struct err *e)
{
	if (db->appends_many && journal_check_end(db, last_seq, head, e) < 0)
		return -1;
	if (sqlite3_exec(db->h, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
		return dbi_error(db, "commit", e);
	return 0;
}

/* No transaction is open any more. */
static void
leave(struct db *db)
{
	if (db->folding != NULL)
		folding_settle(db->folding);
	db->in_write = 0;
	lock_drop(db->lock_fd);
}

/* The scribe's: the next transaction that was given is committed, and the one
 * behind it begun. */
static int
commit_given(struct db *db, struct err *e)
{
	const struct db_end *end = &db->ends[db->ends_done % ENDS];

	if (commit_here(db, end->seq, end->head, e) < 0)
		return -1;
	if (db->folding != NULL)
		folding_committed(db->folding);
	db->ends_done++;
	if (sqlite3_exec(db->h, "BEGIN IMMEDIATE", NULL, NULL, NULL) !=
	    SQLITE_OK)
		return dbi_error(db, "begin", e);
	return 0;
}

static int
do_piece(void *arg, int what, struct err *e)
{
	struct db *db = arg;

	return what == COMMIT ? commit_given(db, e) :
	    bulk_write(db, what, e);
}

int
db_append_many(struct db *db, struct err *e)
{
	if (db->appends_many)
		return 0;
	if (sqlite3_db_config(db->h, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0,
	    (int *)NULL) != SQLITE_OK)
		return dbi_error(db, "configure", e);
	db->appends_many = 1;
	db->scribe = scribe_new(do_piece, db);
	db->folding = folding_new(db, e);
	if (db->folding == NULL)
		return -1;
	/* COMMIT syncs no more; db_commit does */
	return dbi_exec(db, "PRAGMA synchronous=NORMAL", e);
}

int
db_begin(struct db *db, struct err *e)
{
	int64_t tables;

	if (db->in_write)
		BUG("a transaction is open already");
	if (db->lock_fd < 0)
		BUG("a reader began to write");
	if (db->is_log_lost)
		return refuse_lost(db, e);
	if (lock_take(db->lock_fd, db->wait_s, e) < 0)
		return -1;
	db->in_write = 1;
	if (dbi_exec(db, "BEGIN IMMEDIATE", e) < 0)
		goto fail;
	if (dbi_number(db, "SELECT count(*) FROM sqlite_schema", NUM_NONE,
	    &tables, e) < 0)
		goto fail;
	if (tables > 0 && (dictionary_load(db, e) < 0 ||
	    journal_begin(db, e) < 0))
		goto fail;
	return 0;
fail:
	db_rollback(db);
	return -1;
}

int
db_begin_read(struct db *db, struct err *e)
{
	return db->in_write ? 0 : dbi_exec(db, "BEGIN", e);
}

int
db_learn_words(struct db *db, struct err *e)
{
	return dictionary_load(db, e);
}

void
db_end_read(struct db *db)
{
	if (db->in_write)
		return;
	/* nothing was written, so nothing can fail that matters */
	(void)sqlite3_exec(db->h, "ROLLBACK", NULL, NULL, NULL);
}

int
db_commit(struct db *db, struct err *e)
{
	if (bulk_flush(db, e) < 0 || (!db->dry_run &&
	    (commit_here(db, db->last_seq, db->head, e) < 0 ||
	    sync_log(db, e) < 0))) {
		db_rollback(db);
		return -1;
	}
	if (db->dry_run) {
		db_rollback(db);
		return 0;
	}
	leave(db);
	return 0;
}

int
db_settle(struct db *db, struct err *e)
{
	if (db->in_write)
		BUG("a transaction that is open cannot be durable");
	return db->dry_run ? 0 : sync_log(db, e);
}

int
db_commit_on(struct db *db, struct err *e)
{
	struct db_end *end = &db->ends[db->ends_given % ENDS];

	if (db->scribe == NULL || db->dry_run)
		return db_commit(db, e) < 0 ? -1 : db_begin(db, e);
	if (bulk_give(db, e) < 0) {
		db_rollback(db);
		return -1;
	}
	end->seq = db->last_seq;
	memcpy(end->head, db->head, DIGEST_LEN);
	db->ends_given++;
	db->is_lent = 1;
	scribe_give(db->scribe, COMMIT);
	return 0;
}

int
db_end(struct db *db, int rc, struct err *e)
{
	if (rc == 0)
		return db_commit(db, e);
	db_rollback(db);
	return rc;
}

void
db_rollback(struct db *db)
{
	if (!db->in_write)
		return;
	bulk_drop(db);
	db->ends_done = db->ends_given;
	callers_forget(db);
	/* SQLite may have rolled back by itself; nothing else can fail */
	if (!sqlite3_get_autocommit(db->h))
		(void)sqlite3_exec(db->h, "ROLLBACK", NULL, NULL, NULL);
	dictionary_forget(db);
	leave(db);
}
