#ifndef STORE_COMING_H
#define STORE_COMING_H

#include <stdint.h>

#include "store/dbi.h"

/*
 * For who folds a journal from its first event to its last: what is still to
 * come of a case. It is read from the live database, the index of events by
 * case and the table of rows that were erased, in step with the journal. Both
 * may lie; who asks must not believe more than that waiting is of use.
 */
struct coming {
	struct db *live;
	sqlite3_stmt *revs, *struck;	/* NULL: not begun, or at the end */
	int64_t key, last_rev;		/* the next case with many events */
	int64_t struck_seq;		/* the next row that will be struck */
};

void coming_init(struct coming *c, struct db *live);
void coming_release(struct coming *c);

/* The revision with which a case ends; keys ascend. 0 or -1. */
int coming_last_rev(struct coming *c, int64_t key, int64_t *rev,
    struct err *e);
/* Whether the private row of an event will be struck; seqs ascend. 1, 0, -1. */
int coming_is_struck(struct coming *c, int64_t seq, struct err *e);

#endif
