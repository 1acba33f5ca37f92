#ifndef STORE_ROW_H
#define STORE_ROW_H

#include <stdint.h>

#include "base/err.h"
#include "data/record.h"
#include "hash/sip.h"
#include "store/dbi.h"

/* A record as a row of the table cases, and back. */

/* Insert it under r->key. */
int row_insert(struct db *db, const struct record *r, struct err *e);
/* Write it over the row of r->key. */
int row_update(struct db *db, const struct record *r, struct err *e);

/* The hash of the row that it would be (store/rowsum.h). */
uint64_t row_sum(struct db *db, const struct record *r,
    const struct sip_key *key);

/* "key,no,rev,…,more,facts": what row_read expects as columns 0.. of a SELECT. */
const char *row_columns(void);
void row_read(struct db *db, sqlite3_stmt *st, struct record *r);

/* Some members alone, and all that have no column: "key,caller,…,more". */
void row_put_columns(struct buf *b, const enum record_member *m, size_t n);
void row_read_members(struct db *db, sqlite3_stmt *st,
    const enum record_member *m, size_t n, struct record *r);

#endif
