#ifndef DUECLOCK_H
#define DUECLOCK_H

#include <stdint.h>

#include "base/buf.h"
#include "data/record.h"

/*
 * The clocks of a case: until when it is to be signed for, the citizen first
 * called, the matter solved, a promise kept. What they are due is in the
 * record; what stops them is a fact of it.
 */
enum dueclock { DUECLOCK_SIGN, DUECLOCK_CONTACT, DUECLOCK_SOLVE,
	DUECLOCK_PROMISE, DUECLOCK_COUNT };

const char *dueclock_name(enum dueclock k);		/* "sign" */
enum record_member dueclock_member(enum dueclock k);	/* M_DUE_SIGN */

/* When what it waits for was done; NUM_NONE: not yet. */
int64_t dueclock_done(const struct record *r, enum dueclock k);

/* It has a due time, is not done, and the case is open. */
int dueclock_runs(const struct record *r, enum dueclock k);

/*
 * Cases that the office received before its start day were other people's:
 * they raise nothing but the solve clock, and that only while they are open.
 * start_day NUM_NONE: there is no such day.
 */
int dueclock_is_ours(const struct record *r, enum dueclock k,
    int64_t start_day);

/* A length of time for people: "8h20m", "2d4h"; two units at most. */
void dueclock_put_span(struct buf *b, int64_t seconds);

#endif
