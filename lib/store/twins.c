#include "store/twins.h"

#include "base/num.h"
#include "store/dbi.h"

#define TRIES 8

/* A transaction begins with its first read. */
static int
read_version(struct db *db, int64_t *version, struct err *e)
{
	int64_t tables;

	if (db_begin_read(db, e) < 0 ||
	    dbi_number(db, "SELECT count(*) FROM sqlite_schema", NUM_NONE,
	    &tables, e) < 0)
		return -1;
	return dbi_number(db, "PRAGMA data_version", NUM_NONE, version, e);
}

/* 1 the same state for all, 0 somebody wrote in between, -1. */
static int
try_once(struct db *const *db, size_t n, struct err *e)
{
	int64_t first, second, ignored;
	size_t i;

	if (read_version(db[0], &first, e) < 0)
		return -1;
	for (i = 1; i < n; i++)
		if (read_version(db[i], &ignored, e) < 0)
			return -1;
	db_end_read(db[0]);
	if (read_version(db[0], &second, e) < 0)
		return -1;
	return first == second;
}

/*
 * If nobody has written between a first and a second transaction of one
 * connection, those that the others began in between see what it sees.
 */
int
twins_begin(struct db *const *db, size_t n, struct err *e)
{
	size_t i;
	int tries, rc = 0;

	for (tries = 0; rc == 0 && tries < TRIES; tries++) {
		rc = try_once(db, n, e);
		for (i = 0; rc != 1 && i < n; i++)
			db_end_read(db[i]);
	}
	if (rc == 0)
		return err_set(e, ERR_BUSY, "database '%s' is busy",
		    db[0]->path);
	return rc < 0 ? -1 : 0;
}
