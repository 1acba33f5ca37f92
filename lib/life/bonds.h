#ifndef LIFE_BONDS_H
#define LIFE_BONDS_H

#include "base/err.h"
#include "data/record.h"
#include "life/wish.h"

/*
 * A person says that a case belongs to another, or that it does not after
 * all: which kind of link, to which id, and why. Whether that case is there
 * is for the caller, who has a database.
 */
int bonds_link(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);

/* The citizen called for haste (催办) and has no order number of his own:
 * it hangs on the open case, whose volume stays one. */
int bonds_remind(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);

#endif
