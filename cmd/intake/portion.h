#ifndef PORTION_H
#define PORTION_H

#include <stddef.h>

#include "absorb.h"

/*
 * Entries in portions: so many chunks are gathered first, then written in one
 * transaction, then printed; a portion without news opens none. While the
 * lock is kept the chunks of the next are taken as they come.
 */
#define PORTION_CHUNKS 8	/* of FEED_CHUNK entries */

/* Take chunks, a whole portion or what has come of one, and print at its end
 * what --emit asks for. */
int portion_take(struct import *im, struct chunk *const *chunks, size_t n,
    struct err *e);

/* The transaction in hand: begun where none is open, and ended. */
int portion_begin(struct import *im, struct err *e);
int portion_commit(struct import *im, struct err *e);

#endif
