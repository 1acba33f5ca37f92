#ifndef STORE_VERIFY_H
#define STORE_VERIFY_H

#include <stdint.h>

#include "base/err.h"
#include "store/db.h"

/*
 * Proof. verify walks the chain, checks the commitments, triggers, policies
 * and a head that left the machine, then folds the journal again and
 * compares every derived row. A finding is one line that begins with the
 * event's seq (0 where it concerns none).
 */
typedef void (*verify_fn)(void *arg, int64_t seq, const char *text);

struct verify_options {
	const char *head;	/* hex of a signed head, or NULL */
};

/* The number of findings, or -1 where SQLite cannot read the file. */
int64_t verify_run(struct db *db, const struct verify_options *o,
    verify_fn fn, void *arg, struct err *e);

/*
 * Make all derived tables again from the journal, in one transaction under
 * the lock. What they held before does not matter.
 */
int verify_rebuild(struct db *db, struct err *e);

#endif
