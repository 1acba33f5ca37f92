/*
 * A log that could not be synced once is not called safe by a second sync,
 * which the kernel may let succeed though it has dropped the pages.
 */
#include "tap.h"
#include "tempdb.h"

#include <errno.h>
#include <sys/syscall.h>

/* SQLite calls these in place of the C library's: the disk fails on request. */
static int fails, syncs;

static int
sync_by(long call, int fd)
{
	syncs++;
	if (fails) {
		errno = EIO;
		return -1;
	}
	return (int)syscall(call, fd);
}

int
fdatasync(int fd)
{
	return sync_by(SYS_fdatasync, fd);
}

int
fsync(int fd)
{
	return sync_by(SYS_fsync, fd);
}

/* A case more; what begin or commit returns. */
static int
add(struct db *db, const char *no, struct err *e)
{
	struct record r;

	if (db_begin(db, e) < 0)
		return -1;
	return db_end(db, receive(db, no, "供暖/室温", &r), e);
}

static void
test_lost(struct words *w)
{
	struct err e = ERR_INIT;
	struct db *db = open_db(DB_CREATE, w, T0);

	OK_INT(db_append_many(db, &e), 0, "many appends");
	OK_INT(add(db, "1", &e), 0, "one is durable");
	OK(syncs > 0, "for its log was synced");
	fails = 1;
	OK_INT(add(db, "2", &e), -1, "the disk fails");
	OK_INT(e.code, ERR_DB, "which is the database's fault");
	fails = 0;
	syncs = 0;
	OK_INT(db_settle(db, &e), -1, "it is not settled by another sync");
	OK(strstr(e.text, "cannot be made durable") != NULL, "and says why");
	err_reset(&e);
	OK_INT(add(db, "3", &e), -1, "nor is more put behind it");
	OK_INT(e.code, ERR_DB, "for the same reason");
	OK_INT(syncs, 0, "nobody asks the disk again");
	db_close(db);
}

static void
test_next(struct words *w)
{
	struct err e = ERR_INIT;
	struct db *db = open_db(DB_WRITE, w, T0 + 1);

	OK_INT(add(db, "4", &e), 0, "another program goes on");
	OK_INT(verify(db), 0, "and all that it finds proves");
	db_close(db);
}

int
main(void)
{
	struct words *w = words_new();

	if (tempdb_begin() < 0)
		return 1;
	test_lost(w);
	words_free(w);
	w = words_new();
	test_next(w);
	words_free(w);
	tempdb_end();
	return DONE();
}
