#ifndef LIFE_FOLD_H
#define LIFE_FOLD_H

#include "data/record.h"
#include "life/event.h"

/*
 * What follows from an event for the case beside the values that it carries,
 * which are in the record already: of life_apply alone. It looks at nothing
 * but the two, and decides nothing.
 */
void fold_event(struct record *r, const struct event *ev);

#endif
