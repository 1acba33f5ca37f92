#ifndef UPDATE_H
#define UPDATE_H

#include "arrive.h"

#include "base/buf.h"
#include "store/db.h"

/*
 * The event of what the entry says differently from what the platform said
 * of this case before: 1; 0 where it says nothing new; -1. An export older
 * than the last that spoke of the case adds only what was unknown. What the
 * office corrected by hand stands, and counts as a conflict. Texts that
 * stay are read into kept, which must live as long as the event.
 */
int update_event(struct arrive *a, struct db *db,
    const struct record *present, const struct record *facts,
    const struct chunk *c, const struct entry *n, struct event *ev,
    struct buf *kept, struct err *e);

#endif
