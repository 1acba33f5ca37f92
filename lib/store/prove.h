#ifndef STORE_PROVE_H
#define STORE_PROVE_H

#include <stddef.h>

#include "hash/digest.h"
#include "store/db.h"

/*
 * Whether journal, private rows and derived tables hold, as fast as it can be
 * told and without naming what does not: 1 they do, 0 there is doubt. One
 * thread folds the journal, from its first event to its last; others follow
 * the chain and hash the private rows and the rows of the large derived
 * tables meanwhile. Whether those are what the journal says is told by sums
 * (store/rowsum.h); small tables are compared row by row. wanted is a head
 * that the journal must hold, or NULL; room says how many cases may wait in
 * memory for their next events.
 *
 * In a read transaction, which is another one afterwards. Not looked at: the
 * triggers, the policies, and whether an erased row is back.
 */
#define PROVE_ROOM 131072
int prove_holds(struct db *db, const unsigned char *wanted, size_t room);

#endif
