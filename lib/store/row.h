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

/* Once for an open database, before row_columns is used. */
int row_register(struct db *db, struct err *e);
/* The only column of a SELECT from cases whose rows row_read gives. It must
 * come to its order by the table or an index: what is sorted later is lost. */
const char *row_columns(void);
/* "key,no,rev,…,more,facts": what it is taken from. */
const char *row_names(void);
void row_read(struct db *db, sqlite3_stmt *st, struct record *r);

/* Some members alone, and all that have no column: "key,caller,…,more". */
void row_put_columns(struct buf *b, const enum record_member *m, size_t n);
void row_read_members(struct db *db, sqlite3_stmt *st,
    const enum record_member *m, size_t n, struct record *r);

#endif
