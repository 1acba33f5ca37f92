#ifndef SIGNAL_OFCALLERS_H
#define SIGNAL_OFCALLERS_H

#include "signal/signal.h"

/*
 * Cases of callers who call again and again: as many of one within so long as
 * the policy says. A row for the whole office with all of them, for whoever
 * decides about exclusions; which are of the same person it does not say.
 * Nothing where a query leaves cases out.
 */
int ofcallers_serial(struct signal_view *v, const struct inquiry_scope *s,
    struct asof *a, struct err *e);

#endif
