#ifndef MEASURE_PARTIALOUT_H
#define MEASURE_PARTIALOUT_H

#include "base/buf.h"
#include "measure/partial.h"
#include "measure/rates.h"

/* The lines of a partial (partial.h) for all groups of r, and its end. */
void partialout_put(struct buf *b, struct rates *r, const char *shard,
    const struct partial_end *end);

#endif
