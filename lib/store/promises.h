#ifndef STORE_PROMISES_H
#define STORE_PROMISES_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "data/record.h"
#include "life/event.h"
#include "store/db.h"

/*
 * Promises and what became of them, derived from the journal: one row for
 * each, never overwritten (js-dispatch promise; the weekly ledger).
 *
 *	stands		nothing ended it yet; past its due time it is late
 *	kept		what was promised, or a result of the case, came in
 *			time (promise --kept, resolve, 办结 by the platform)
 *	late		that came after the due time, or another promise did
 *	replaced	another promise took its place before it was due
 *	dropped		the unit was relieved of the case (a granted return)
 */
enum promise_fate { PROMISE_STANDS, PROMISE_KEPT, PROMISE_LATE,
	PROMISE_REPLACED, PROMISE_DROPPED, PROMISE_FATES };

struct promise {
	int64_t seq;		/* of its event: promises_texts */
	int64_t key;		/* the case's row: cases_get_key */
	int64_t at;		/* when it was given */
	int64_t due_first;	/* until when, as it was promised */
	int64_t due_at;		/* as the office's consent moved it */
	int64_t blocker, needs, by;	/* words; needs may be NUM_NONE */
	enum promise_fate fate;
	int64_t ended_at, ended_seq;	/* NUM_NONE while it stands */
};

/* As it looks at an instant: one that stands past its due time is late, one
 * that ended after that instant stood. */
enum promise_fate promises_fate_at(const struct promise *p, int64_t at);

/*
 * Those that stood at any time in [from_at, to_at) (NUM_NONE: open), in the
 * order in which they were given. fn returns 0 to go on; it may look cases
 * and texts up.
 */
typedef int (*promises_fn)(void *arg, const struct promise *p);
int promises_each(struct db *db, int64_t from_at, int64_t to_at,
    promises_fn fn, void *arg, struct err *e);
/* All of one case. */
int promises_of_case(struct db *db, int64_t key, promises_fn fn, void *arg,
    struct err *e);

/* What was done so far (TEXT_MEASURE) and the next step (TEXT_NEXT), where
 * they were not erased; borrowed from b, which must be empty. */
int promises_texts(struct db *db, int64_t seq, struct record_texts *t,
    struct buf *b, struct err *e);

/* Of derive.h alone: what an event changes. */
int promises_derive(struct db *db, const struct event *ev,
    const struct record *before, const struct record *after, struct err *e);

#endif
