#ifndef LIFE_RETURNS_H
#define LIFE_RETURNS_H

#include "base/err.h"
#include "data/record.h"
#include "life/wish.h"

/*
 * Returns (domain.md 1.3), asked for and decided, of two kinds. Inside the
 * street the desk takes a case back; at the policy's last one it designates
 * who leads, and nobody returns it after that. To city or district a unit
 * objects to the dispatch (派单异议); the last objection is escalated, and
 * the street leads until it is told otherwise. Asking stops no clock.
 */
int returns_ask(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);
int returns_decide(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);

#endif
