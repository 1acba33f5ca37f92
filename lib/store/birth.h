#ifndef STORE_BIRTH_H
#define STORE_BIRTH_H

#include "base/err.h"
#include "hash/digest.h"
#include "store/dbi.h"

/*
 * The beginning of a database: its first event says which program made it,
 * whether for tests, and a check value of its key; opening it again looks
 * there.
 */

/* The key of o: made where the database is fresh, else it must be there. */
int birth_key(struct db *db, const struct db_options *o, int fresh,
    struct err *e);

/* Whether the file is empty; ERR_DATA where it is not ours, or newer. */
int birth_identity(struct db *db, int *empty, struct err *e);

/* The check value of the key that a birth's body carries: 1, 0 where it has
 * none, -1 where it cannot be read. */
int birth_key_check(const char *body, size_t len,
    unsigned char check[DIGEST_LEN], struct err *e);

/* Make the tables and the first event, unless another program just did. */
int birth_create(struct db *db, const struct db_options *o, struct err *e);

/* The key fits; --now in the future only where it was made for tests. */
int birth_check(struct db *db, const struct db_options *o, struct err *e);

#endif
