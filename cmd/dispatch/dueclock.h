#ifndef DUECLOCK_H
#define DUECLOCK_H

#include <stdint.h>

#include "base/buf.h"
#include "data/record.h"
#include "store/helpers.h"

/*
 * The clocks of a case: until when it is to be signed for, the citizen first
 * called, the matter solved, a promise kept, the citizen told of the result, a
 * pause looked at again; and those of each helper that was called. What they
 * are due is in the record or the helper's row; what stops them is a fact of
 * it. Matters beyond the office's power have two of their own (duematter.h).
 */
enum dueclock { DUECLOCK_SIGN, DUECLOCK_CONTACT, DUECLOCK_SOLVE,
	DUECLOCK_UNIT, DUECLOCK_PROMISE, DUECLOCK_REPLY, DUECLOCK_REVIEW,
	DUECLOCK_OF_CASE,			/* below: in the record */
	DUECLOCK_ARRIVE = DUECLOCK_OF_CASE, DUECLOCK_REPORT,
	DUECLOCK_OF_HELPER,			/* below: of cases and helpers */
	DUECLOCK_COMMITMENT = DUECLOCK_OF_HELPER, DUECLOCK_MATTER,
	DUECLOCK_COUNT };

const char *dueclock_name(enum dueclock k);		/* "sign" */
const char *dueclock_shown(enum dueclock k);	/* for people to read */
enum record_member dueclock_member(enum dueclock k);	/* M_DUE_SIGN */

/* When what it waits for was done; NUM_NONE: not yet. */
int64_t dueclock_done(const struct record *r, enum dueclock k);

/* It has a due time, is not done, and does not stand while the case is
 * paused; the case is open, or waits for the citizen to be told. */
int dueclock_runs(const struct record *r, enum dueclock k);

/* The same of a helper's two clocks; their due time. */
int dueclock_helper_runs(const struct record *r, const struct helper *h,
    enum dueclock k);
int64_t dueclock_helper_due(const struct helper *h, enum dueclock k);

/*
 * Who has to act: the unit that leads, the helper, or the desk (NUM_NONE):
 * where nobody leads, and where a pause is to be looked at again.
 */
int64_t dueclock_unit(const struct record *r, enum dueclock k);

/*
 * Cases that the office received before its start day were other people's:
 * nobody here could sign for them or call in time. start_day NUM_NONE: there
 * is no such day.
 */
int dueclock_is_ours(const struct record *r, enum dueclock k,
    int64_t start_day);

/* A case of level 1 that nobody has signed for yet. */
int dueclock_is_urgent(const struct record *r, enum dueclock k);

/* A length of time: "8h20m", "2d4h"; two units at most. Then the same in the
 * language of sheets. */
void dueclock_put_span(struct buf *b, int64_t seconds);
void dueclock_put_words(struct buf *b, int64_t seconds);

#endif
