#ifndef SIGNAL_OFRESULTS_H
#define SIGNAL_OFRESULTS_H

#include "signal/inquiry.h"
#include "signal/signal.h"

/*
 * Results piled just above the target: the units' 解决率 (the city's, as the
 * policy's classes count it) of this period and of some before it, each
 * beside its own target. Where nothing is bent the three strips of one width
 * around the target hold about as many each: the one below it, the one that
 * begins with it, the one above that. So a third is expected in the middle,
 * and no more just above it than just below.
 *
 * A row for the whole office. Nothing where the policy has no targets, or a
 * query leaves cases out.
 */
int ofresults_target(struct signal_view *v, const struct inquiry_scope *s,
    struct asof *a, struct err *e);

#endif
