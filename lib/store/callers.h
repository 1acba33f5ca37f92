#ifndef STORE_CALLERS_H
#define STORE_CALLERS_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "store/db.h"

/*
 * The index of callers: keyed reference to cases. References are random, so
 * entering each at once would rewrite the whole index with every batch of an
 * import. New cases are entered later, many at a time and sorted; the table
 * caller_upto says up to which case that was done. A crash leaves a tail
 * that the next import enters.
 *
 * Who appends cases keeps their callers in mind, so that the table of cases
 * need not be read again; what it has not seen itself it does read.
 */

/* How many callers are kept in mind, and entered in one transaction. */
#define CALLERS_SLICE 250000

struct callers {
	struct callers_pair { int64_t ref, key; } *pairs;
	size_t n, cap;
	int64_t from_key, to_key;	/* of every case in (from, to] */
};

/* A new case, whose caller may be NUM_NONE, in a transaction. */
void callers_note(struct db *db, int64_t key, int64_t ref);
/* It is rolled back. */
void callers_forget(struct db *db);
/* Whether as many wait as may: time to enter them. */
int callers_are_due(const struct db *db);

/* The cases of a caller, of those that are entered, by their rows. fn returns
 * 0 to go on and may look them up. */
typedef int (*callers_fn)(void *arg, int64_t key);
int callers_each(struct db *db, int64_t ref, callers_fn fn, void *arg,
    struct err *e);

/* Enter all cases that are not entered yet; opens its own transactions. */
int callers_catch_up(struct db *db, struct err *e);

/* The last case entered, and entering those up to to_key (or the last one
 * there is) from the table of cases, in a transaction that is open: for
 * rebuilding. Or only saying that they are. */
int callers_upto(struct db *db, int64_t *key, struct err *e);
int callers_enter(struct db *db, int64_t to_key, struct err *e);
int callers_note_upto(struct db *db, int64_t key, struct err *e);
/* All that there are, in a transaction that is open. */
int callers_enter_all(struct db *db, struct err *e);

/* Each reference with each case that has or had it, of those entered. */
typedef int (*callers_pair_fn)(void *arg, int64_t ref, int64_t key);
int callers_pairs(struct db *db, callers_pair_fn fn, void *arg,
    struct err *e);

#endif
