#ifndef LIFE_KEEPING_H
#define LIFE_KEEPING_H

#include "base/err.h"
#include "life/wish.h"

/*
 * A hold: while it stands nothing personal of the case is erased, whatever
 * its age and whoever asks (life/retention.h). It says why, for good.
 */
int keeping_hold(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);
int keeping_release(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);

#endif
