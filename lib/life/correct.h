#ifndef LIFE_CORRECT_H
#define LIFE_CORRECT_H

#include "base/err.h"
#include "data/record.h"
#include "life/event.h"
#include "life/wish.h"

/*
 * 校正: a fact of a case was wrong. The old value is kept in the event. What
 * says whether a case counts (life/counting) takes two, as an exclusion does,
 * and so does a milder level of a case that is overdue. A time may not
 * contradict the others: receipt, dispatch, then end and revisits.
 */
int correct_fact(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);

/* A corrected level, 1 to POLICY_LEVELS, moves the clocks, which run from where
 * they began: set them, whoever may. -1 where that takes a calendar that is
 * not there. */
int correct_clocks(struct event *ev, const struct record *r, int64_t level,
    const struct decide *d, struct err *e);

#endif
