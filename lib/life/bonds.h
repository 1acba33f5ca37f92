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

#endif
