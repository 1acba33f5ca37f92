#ifndef LIFE_STARTS_H
#define LIFE_STARTS_H

#include "base/err.h"
#include "data/record.h"
#include "life/event.h"
#include "life/wish.h"

/*
 * Clocks in decisions: where they begin, and when what begins now ends.
 */

/* Of the case: its dispatch, else its call (domain.md 1.2). */
int64_t starts_case(const struct record *r);

/* The case's level, the policy's default where it has none. */
int starts_level(const struct record *r, const struct policy *p);

/* When a level's limit ends that begins at start_at. */
int starts_due(const struct decide *d, int64_t level, int64_t start_at,
    int64_t *due_at, struct err *e);

/* Say whether the solve clock that an event sets is one of working time. */
void starts_working(struct event *ev, const struct record *r,
    const struct limit *l);

/*
 * Another unit of the office has the case now: until when it is to sign for
 * it and to reach the citizen, if nobody has, and its own time to solve it,
 * a whole limit. The limit that the city set does not move.
 */
int starts_unit(struct event *ev, const struct record *r,
    const struct decide *d, struct err *e);

#endif
