#include "store/scrub.h"

#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "life/event.h"
#include "store/dbi.h"
#include "store/journal.h"
#include "store/lock.h"

static const char sql_due[] =
    "SELECT seq FROM erasure WHERE scrubbed IS NULL LIMIT 1";
static const char sql_waits[] = "INSERT INTO erasure VALUES (?, NULL)";
static const char sql_done[] =
    "UPDATE erasure SET scrubbed = ? WHERE scrubbed IS NULL";

int
scrub_is_due(struct db *db, struct err *e)
{
	int64_t seq;

	if (dbi_number(db, sql_due, NUM_NONE, &seq, e) < 0)
		return -1;
	return seq != NUM_NONE;
}

int
scrub_derive(struct db *db, const struct event *ev, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt_aside(db, ev->kind == EV_ERASE ?
	    sql_waits : sql_done, e);

	if (st == NULL)
		return -1;
	dbi_int(st, 1, ev->seq);
	return dbi_run(db, st, e);
}

/* Beside the database, so that what is alive goes to no other disk; yours to
 * sqlite3_free(). */
static char *
folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == path ? sqlite3_mprintf("/") :
	    sqlite3_mprintf("%.*s", (int)(slash - path), path);
}

/* The copy is a database that SQLite attaches, in a file of its own. */
static int
write_anew(struct db *db, struct err *e)
{
	int rc;

	sqlite3_temp_directory = folder_of(db->path);
	sqlite3_limit(db->h, SQLITE_LIMIT_ATTACHED, 1);
	rc = dbi_exec(db, "PRAGMA temp_store=FILE; VACUUM;"
	    " PRAGMA temp_store=MEMORY;", e);
	sqlite3_limit(db->h, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_free(sqlite3_temp_directory);
	sqlite3_temp_directory = NULL;
	return rc;
}

static int
empty_wal(struct db *db, struct err *e)
{
	int left = 0;
	int rc = sqlite3_wal_checkpoint_v2(db->h, NULL,
	    SQLITE_CHECKPOINT_TRUNCATE, &left, NULL);

	if (rc == SQLITE_BUSY)
		return err_set(e, ERR_BUSY, "somebody reads '%s': its old "
		    "pages cannot be wiped yet, run it again", db->path);
	return rc == SQLITE_OK ? 0 : dbi_error(db, "checkpoint", e);
}

int
scrub_run(struct db *db, int64_t actor, struct err *e)
{
	struct event ev;
	int rc = -1;

	if (lock_take(db->lock_fd, db->wait_s, e) < 0)
		return -1;
	if (write_anew(db, e) == 0)
		rc = empty_wal(db, e);
	lock_drop(db->lock_fd);
	if (rc < 0 || db_begin(db, e) < 0)
		return -1;
	event_init(&ev, EV_SCRUB, db_now(db));
	ev.actor = actor;
	return db_end(db, journal_append(db, &ev, e), e);
}
