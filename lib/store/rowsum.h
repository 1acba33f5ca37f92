#ifndef STORE_ROWSUM_H
#define STORE_ROWSUM_H

#include <stdint.h>

#include "base/err.h"
#include "hash/sip.h"
#include "store/db.h"

/*
 * Whether two tables hold the same rows, where neither is kept or sorted:
 * the sum, modulo 2^64, of the hashes (hash/sip.h) of their rows. The key is
 * made anew each time, so that nobody can prepare rows whose hashes cancel
 * out: tables that differ have the same sum once in 2^64.
 */
struct rowsum {			/* of one row that is being hashed */
	struct sip sip;
	uint64_t types;		/* of the columns since the last word of them */
	unsigned n;
};

/* A row: its columns from left to right; NUM_NONE is NULL. */
void rowsum_begin(struct rowsum *r, const struct sip_key *key);
void rowsum_int(struct rowsum *r, int64_t n);
void rowsum_text(struct rowsum *r, const char *s, size_t len);
void rowsum_blob(struct rowsum *r, const void *p, size_t len);
uint64_t rowsum_end(struct rowsum *r);

/* Of two integers. */
uint64_t rowsum_pair(const struct sip_key *key, int64_t a, int64_t b);

/* Of all rows that "SELECT columns FROM table" gives. */
int rowsum_table(struct db *db, const char *columns, const char *table,
    const struct sip_key *key, uint64_t *sum, struct err *e);

#endif
