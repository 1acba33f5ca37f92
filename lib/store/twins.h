#ifndef STORE_TWINS_H
#define STORE_TWINS_H

#include <stddef.h>

#include "base/err.h"
#include "store/db.h"

/*
 * Several connections to one file, each for a thread (db_twin): as
 * db_begin_read of each, all see the same state. -1 too where others write
 * all the time (ERR_BUSY); no read is open then. db_end_read of each ends it.
 */
int twins_begin(struct db *const *db, size_t n, struct err *e);

#endif
