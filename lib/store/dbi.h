#ifndef STORE_DBI_H
#define STORE_DBI_H

#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/words.h"
#include "hash/digest.h"
#include "life/event.h"
#include "store/bulk.h"
#include "store/callers.h"
#include "store/caseid.h"
#include "store/db.h"
#include "store/seal.h"

/*
 * Inside the store: the open database and the helpers that every file of
 * this room uses. Nothing outside lib/store includes this header.
 */
#define DBI_MAX_STATEMENTS 128

struct dbi_statement {
	const char *sql;		/* the text is its name */
	sqlite3_stmt *st;
};

struct db {
	sqlite3 *h;
	char *path;
	int lock_fd;			/* -1: readers have none */
	int wait_s;
	int dry_run;
	int in_write;
	int appends_many;		/* no triggers: db_append_many */
	int is_log_lost;		/* a sync of it failed: nothing more */
	int64_t now_at, clock_at;
	struct mac *mac;		/* NULL without a key */
	unsigned char *key;		/* DIGEST_LEN bytes, or NULL */
	struct digest *digest;

	struct words *words;		/* borrowed: the program's */
	int64_t *to_stored, *to_program;	/* word numbers; 0: none */
	size_t cap_stored, cap_program;
	int64_t nstored;		/* words in the dictionary */
	int64_t words_seq;		/* read up to this event */

	/* the end of the journal and of cases, as read by db_begin */
	int64_t last_seq, last_rec, last_key;
	unsigned char head[DIGEST_LEN];
	struct caseid highest;		/* of all cases */
	int64_t *signed_days;		/* ascending */
	size_t nsigned, cap_signed;

	struct bulk bulk[BULK_COUNT];	/* rows that wait to be written */
	size_t lots_filled;		/* so far */
	int waiting;			/* there are some */
	struct scribe *scribe;		/* NULL: whoever calls writes them */
	int is_lent;			/* the database, to the scribe */
	/* where the transactions end that it is to commit */
	struct db_end { int64_t seq; unsigned char head[DIGEST_LEN]; }
	    ends[SCRIBE_MOST + 1];
	size_t ends_given, ends_done;
	struct caseid highest_waiting;	/* of the cases among them */
	struct folding *folding;	/* NULL: as SQLite does it itself */
	struct afoot *afoot;		/* borrowed: where a shadow has its
					   cases; NULL: in their table */

	struct record row;		/* the last one taken: store/row.c */
	struct callers callers;
	struct sealer *sealer;
	struct buf body, fields, chain;	/* kept for the next event */
	struct dbi_statement statements[DBI_MAX_STATEMENTS];
	size_t nstatements;
};

extern const char db_settings[];	/* pragmas of every writer */
/* KiB of pages, which who needs the memory may lower for a while. An import
 * writes its pages in order, so more would gain nothing. Who reads
 * goes through tables in their order and sees few pages twice: more memory
 * would cost more to get than the pages that it saves, and what is read into
 * little stays in the processor's cache. */
#define DB_CACHE "PRAGMA cache_size=-6144;"
#define DB_READ_CACHE "PRAGMA cache_size=-2048;"
#define DB_TWIN_CACHE "PRAGMA cache_size=-1024;"

/* The statement of this text, prepared on first use; NULL with e. Rows that
 * wait are written before it is handed out; dbi_stmt_aside leaves them
 * waiting, for statements that look at none of their tables (store/bulk.h),
 * or whose caller knows that those waiting do not matter. */
sqlite3_stmt *dbi_stmt(struct db *db, const char *sql, struct err *e);
sqlite3_stmt *dbi_stmt_aside(struct db *db, const char *sql, struct err *e);
/* The same for who writes the rows, and so has the database. */
sqlite3_stmt *dbi_stmt_here(struct db *db, const char *sql, struct err *e);
/* A statement for one use, which the caller finalizes. */
int dbi_prepare(struct db *db, const char *sql, sqlite3_stmt **st,
    struct err *e);
/* Run a text of several statements that yields nothing. */
int dbi_exec(struct db *db, const char *sql, struct err *e);
/* e from the handle: ERR_BUSY, ERR_DB, or ERR_DATA where it is no database;
 * returns -1. */
int dbi_error(struct db *db, const char *what, struct err *e);
/* The same of a file that is no database. */
int dbi_not_one(const char *path, struct err *e);

/* Bind; NUM_NONE is NULL. SQLite keeps no copy: the bytes must live on
 * until dbi_done. A failure to bind is a mistake of ours, and a BUG. */
void dbi_int(sqlite3_stmt *st, int i, int64_t n);
void dbi_text(sqlite3_stmt *st, int i, const char *s, size_t len);
void dbi_blob(sqlite3_stmt *st, int i, const void *p, size_t len);

/* 1 a row, 0 the end, -1 with e (and the statement reset). */
int dbi_step(struct db *db, sqlite3_stmt *st, struct err *e);
void dbi_done(sqlite3_stmt *st);	/* reset, bindings cleared */
/* Step a statement that yields no row, and reset it. */
int dbi_run(struct db *db, sqlite3_stmt *st, struct err *e);

int64_t dbi_column(sqlite3_stmt *st, int i);	/* NUM_NONE for NULL */
const char *dbi_column_bytes(sqlite3_stmt *st, int i, size_t *len);

/*
 * For statements that read many rows by their keys: "key IN " DBI_LOT.
 * dbi_lot binds the keys, from the first parameter on; the rest stays NULL
 * and matches nothing. Of one key "key = ?1" is cheaper, bound likewise.
 */
#define DBI_LOT_MAX 64
#define DBI_LOT_8 "?,?,?,?,?,?,?,?"
#define DBI_LOT "(" DBI_LOT_8 "," DBI_LOT_8 "," DBI_LOT_8 "," DBI_LOT_8 "," \
    DBI_LOT_8 "," DBI_LOT_8 "," DBI_LOT_8 "," DBI_LOT_8 ")"
void dbi_lot(sqlite3_stmt *st, const int64_t *keys, size_t n);

/* One integer from a query with at most one parameter (NUM_NONE: none):
 * NUM_NONE where there is no row. */
int dbi_number(struct db *db, const char *sql, int64_t arg, int64_t *n,
    struct err *e);

#endif
