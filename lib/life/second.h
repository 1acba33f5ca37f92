#ifndef LIFE_SECOND_H
#define LIFE_SECOND_H

#include <stdint.h>

#include "base/err.h"
#include "data/record.h"
#include "life/wish.h"

/*
 * The second handling (重办) of a closed case: it has a clock of its own,
 * clocks.second of the policy where that is shorter than the level's limit,
 * from the instant of the event; the first due time is kept.
 *
 * A clerk opens it (EV_REOPEN). So does the citizen who answers the office's
 * own revisit that the matter is not solved: that answer (EV_ANSWER, with
 * wish.solved 0) carries the clock and opens the case in one event.
 */
extern const char *const second_causes[];	/* revisit city audit fact */

/* Put the clock and the cause (a word) into an event. */
int second_begin(struct event *ev, const struct record *r, int64_t cause,
    const struct decide *d, struct err *e);

/* The decision of EV_REOPEN. */
int second_reopen(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);

#endif
