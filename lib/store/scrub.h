#ifndef STORE_SCRUB_H
#define STORE_SCRUB_H

#include "base/err.h"
#include "store/db.h"

/*
 * After an erasure: so that no byte of what it took is left in the file, its
 * WAL or a free page. Deleting with secure_delete overwrites the cells that
 * go, but not the copies that lie in the unused part of pages from when a
 * page was split, nor the frames of the WAL. So the file is written anew
 * (VACUUM), the WAL is folded into it and cut to nothing, and then an event
 * says that this was done. Until it stands there an erasure waits for it.
 */

/* Whether an erasure waits: 1, 0, -1. */
int scrub_is_due(struct db *db, struct err *e);

/*
 * Do it, in no transaction. It takes the writer's lock, and room on the disk
 * for twice the file. ERR_BUSY where somebody reads old pages for longer than
 * a writer waits: it is still due then.
 */
int scrub_run(struct db *db, int64_t actor, struct err *e);

/* Of store/derive: EV_ERASE waits, EV_SCRUB ends that. */
struct event;
int scrub_derive(struct db *db, const struct event *ev, struct err *e);

#endif
