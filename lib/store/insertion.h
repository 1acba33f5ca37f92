#ifndef STORE_INSERTION_H
#define STORE_INSERTION_H

#include <stdint.h>

#include "base/err.h"

/*
 * How the rows of a lot (store/bulk.h) come into their table: by one
 * statement that reads only the columns that they have. One that is NULL in
 * all of them would cost SQLite as much to read as any other, and a third of
 * a new case's are:
 *
 *	INSERT INTO cases SELECT c0,c1,NULL,c3 FROM waiting_cases
 *
 * A key that is one more than the table's last is left out for the same
 * reason: of NULL SQLite makes just that, and need not look for it first.
 *
 * Lots of the same kind have the same columns, so a statement serves until a
 * lot has one that it does not read; the next one reads that, too.
 */
struct db;
struct bulk_rows;
struct sqlite3_stmt;

struct insertion {
	const struct bulk_rows *rows;	/* of the statement that runs */
	int is_known;			/* what it reads, to SQLite */
	struct sqlite3_stmt *st;	/* NULL: none was needed yet */
	uint64_t read;			/* by it: a bit of each column */
};

/* Write the rows, at least one, of this enum bulk_table: 0 or -1. By whoever
 * has the database, to whom they belong; they are used up. */
int insertion_run(struct db *db, int table, struct bulk_rows *rows,
    struct err *e);
void insertion_release(struct insertion *in);

#endif
