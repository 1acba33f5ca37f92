#ifndef LIFE_PLEDGES_H
#define LIFE_PLEDGES_H

#include "base/err.h"
#include "data/record.h"
#include "life/wish.h"

/*
 * Promises: why it is not solved, what was done, the next step, by when and
 * who. One stands at a time; it is kept, late or replaced by another, and the
 * store keeps what became of each (store/promises.h).
 */
int pledges_make(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);
int pledges_keep(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);

#endif
