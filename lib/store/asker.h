#ifndef STORE_ASKER_H
#define STORE_ASKER_H

#include <stdint.h>

#include "base/err.h"
#include "store/db.h"

/*
 * Who asked for the return of a case that an event numbered before_seq
 * decides (NUM_NONE: the last one asked for): *actor, NUM_NONE where nobody
 * was named or none was asked for. From the journal, so that no record
 * carries it about.
 */
int asker_of_return(struct db *db, int64_t key, int64_t before_seq,
    int64_t *actor, struct err *e);

#endif
