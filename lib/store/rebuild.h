#ifndef STORE_REBUILD_H
#define STORE_REBUILD_H

#include "base/err.h"
#include "store/dbi.h"
#include "store/journal.h"

/*
 * Make every derived row again from the journal of one database, into the
 * empty derived tables of another (or of the same). An event that cannot be
 * folded is given to broken and left out; where broken is NULL it ends the
 * work with -1.
 */
typedef void (*rebuild_broken)(void *arg, int64_t seq, const char *why);

int rebuild_into(struct db *from, struct db *into, rebuild_broken broken,
    void *arg, struct err *e);

/*
 * One event after another, for who reads the journal himself; at the end
 * bulk_flush. In row.c its commitment alone may be missing where has_private
 * says that there is one.
 */
struct rebuild_row {
	struct journal_columns c;
	int has_private;
	int is_gone;			/* its private row, or */
	int64_t caller;			/* what that says */
};
int rebuild_event(struct db *into, const struct rebuild_row *row,
    struct err *e);

/* The same over the tables of the database itself, in a transaction. */
int rebuild_in_place(struct db *db, struct err *e);

#endif
