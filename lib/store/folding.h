#ifndef STORE_FOLDING_H
#define STORE_FOLDING_H

#include "base/err.h"
#include "store/db.h"

/*
 * For who commits many transactions: a thread with a connection of its own
 * folds the write-ahead log into the file while the next transaction is made,
 * where else every so many commits would wait for it. What is committed is
 * durable either way: the log is synced by COMMIT.
 */
struct folding;

/* The database's own automatic folding ends. */
struct folding *folding_new(struct db *db, struct err *e);
/* Ends when what was begun is done. */
void folding_free(struct folding *f);

/*
 * After a COMMIT: begin to fold if nobody does. Waits where the log has become
 * as large as it may: with nobody writing it can be folded whole, and the next
 * transaction begins it anew.
 */
void folding_committed(struct folding *f);

#endif
