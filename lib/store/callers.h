#ifndef STORE_CALLERS_H
#define STORE_CALLERS_H

#include "base/err.h"
#include "store/db.h"

/*
 * The index of callers: keyed reference to cases. References are random, so
 * entering each at once would rewrite the whole index with every batch of an
 * import. New cases are entered later, many at a time and sorted; the table
 * caller_upto says up to which case that was done. A crash leaves a tail
 * that the next import enters.
 */

/* Enter all cases that are not entered yet; opens its own transactions. */
int callers_catch_up(struct db *db, struct err *e);

/* The last case entered, and entering those up to to_key, in a transaction
 * that is open: for rebuilding. */
int callers_upto(struct db *db, int64_t *key, struct err *e);
int callers_enter(struct db *db, int64_t to_key, struct err *e);

#endif
