#ifndef LIFE_HANDLING_H
#define LIFE_HANDLING_H

#include "base/err.h"
#include "data/record.h"
#include "life/wish.h"

/*
 * The decisions of handling, one a verb: each puts what the wish and the
 * policy say into an event that decide_event began. Rules of the field stand
 * beside the code that keeps them.
 */
int handling_assign(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);
int handling_sign(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);
int handling_transfer(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);
int handling_progress(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);
int handling_resolve(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);
int handling_pass(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);
int handling_back(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);
int handling_note(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);

#endif
