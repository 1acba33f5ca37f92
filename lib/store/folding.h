#ifndef STORE_FOLDING_H
#define STORE_FOLDING_H

#include "base/err.h"
#include "store/db.h"

/*
 * For who commits many transactions: a thread with a connection of its own
 * folds the write-ahead log into the file while the next transaction is made,
 * where else every so many commits would wait for it. What is folded is durable
 * before: a checkpoint syncs the log first. The rest is by db_commit.
 *
 * Debian 12's SQLite loses rows where somebody begins the log anew while a
 * checkpoint that has nothing to do is about to see that (store/db.h). So
 * none is begun where all was folded already, and the lock is kept until the
 * thread is done: nobody else writes or folds meanwhile.
 */
struct folding;

/* The database's own automatic folding ends. */
struct folding *folding_new(struct db *db, struct err *e);
/* Ends when what was begun is done. */
void folding_free(struct folding *f);

/*
 * After a COMMIT behind which the lock is kept: begin to fold if nobody does.
 * Waits where the log has become as large as it may: with nobody writing it
 * can be folded whole, and the next transaction begins it anew.
 */
void folding_committed(struct folding *f);
/* Before the lock is dropped: nobody folds from then on. Waits where the log
 * is as large too, and so is folded by who commits one by one. */
void folding_settle(struct folding *f);

#endif
