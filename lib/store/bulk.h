#ifndef STORE_BULK_H
#define STORE_BULK_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/scribe.h"
#include "store/insertion.h"

/*
 * New rows of the large tables, written many in one statement: to begin and
 * end an INSERT costs as much as the row does. They wait here, and are
 * written when there are enough of them, when the transaction commits, and
 * before any statement that might look at them is handed out (dbi_stmt): so
 * nobody but this room can tell that they waited. A failure to write them
 * rolls the transaction back, and is told by the call that wrote them, or,
 * where a scribe does it (base/scribe.h), by the next that waits for it.
 *
 * SQLite reads them as a virtual table (store/waiting.h), by a statement of
 * the columns that they need (store/insertion.h).
 */
enum bulk_table { BULK_WORD, BULK_EVENT, BULK_PRIVATE, BULK_CASES,
	BULK_CALLER, BULK_COUNT };

struct bulk_cell {
	int64_t n;		/* NUM_NONE: NULL; where bytes begin */
	uint32_t len;		/* of bytes */
	enum { CELL_INT, CELL_TEXT, CELL_BLOB } type;
};

/* Rows of one table that are written together. */
struct bulk_rows {
	struct bulk_cell *cells;
	size_t n;		/* whole rows */
	struct buf bytes;	/* of texts and blobs */
};

/* A lot is rows of all tables. One is being filled while others may be with
 * the scribe. */
#define BULK_LOTS (SCRIBE_MOST + 1)

struct bulk {
	size_t columns;		/* 0: no row of it was begun yet */
	struct bulk_rows lots[BULK_LOTS];
	struct bulk_rows *fills;	/* the one that is being filled */
	struct bulk_cell *at, *end;	/* of the row that is */
	struct insertion insertion;	/* whoever has the database has it */
};

/* Begin a row of so many columns (always the same for a table), give it its
 * columns from left to right, end it: 0 or -1. NUM_NONE is NULL; bytes are
 * copied. */
struct bulk *bulk_row(struct db *db, enum bulk_table t, size_t columns);
void bulk_text(struct bulk *b, const char *s, size_t len);
void bulk_blob(struct bulk *b, const void *p, size_t len);
int bulk_end(struct db *db, struct bulk *b, struct err *e);

/* The next cell of the row. This and bulk_int are called for each value of
 * each row, so they stand here. */
static inline struct bulk_cell *
bulk_cell(struct bulk *b)
{
	if (b->at == b->end)
		BUG("a row has too many columns");
	return b->at++;
}

static inline void
bulk_int(struct bulk *b, int64_t n)
{
	struct bulk_cell *c = bulk_cell(b);

	c->type = CELL_INT;
	c->n = n;
}

/* Write what waits, and have the database for oneself. */
int bulk_flush(struct db *db, struct err *e);
/* Have the database for oneself: what the scribe was given is written. */
int bulk_wait(struct db *db, struct err *e);
/* Give the scribe what waits, and go on. */
int bulk_give(struct db *db, struct err *e);
/* One lot, by whoever has the database: what the scribe does. */
int bulk_write(struct db *db, int lot, struct err *e);
/* Forget what waits: the transaction is rolled back. */
void bulk_drop(struct db *db);
/* Before its handle is closed: statements are among it. */
void bulk_release(struct db *db);

#endif
