#ifndef LIFE_RUNGS_H
#define LIFE_RUNGS_H

#include "base/err.h"
#include "data/record.h"
#include "life/wish.h"

/*
 * The ladder of a case: which rungs it has reached by now and was not yet
 * raised to. Each name is one event in a handling; the second handling
 * begins below again. Pure: repeating it after its events gives nothing.
 */

/*
 * The next one: 1 and wish.rung, wish.rung_to, wish.since filled; 0 there is
 * none; -1 where working time has no calendar. Of rungs reached at the same
 * instant the policy's order decides.
 */
int rungs_next(struct wish *wish, const struct record *r,
    const struct decide *d, struct err *e);

/* The decision of EV_ESCALATE: a rung of the policy, as rungs_next gave it
 * or as a leader's note raises the case to it. */
int rungs_escalate(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);

#endif
