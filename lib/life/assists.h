#ifndef LIFE_ASSISTS_H
#define LIFE_ASSISTS_H

#include "base/err.h"
#include "data/record.h"
#include "life/wish.h"

/*
 * Helpers (吹哨, 协办): who was called has clocks of its own, to arrive and
 * to report to the lead before the case is due; the lead stays. The street
 * scores what came of it.
 */
int assists_call(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);
int assists_step(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);

#endif
