#ifndef DATA_RECORDVALUE_H
#define DATA_RECORDVALUE_H

#include <stdint.h>

#include "base/buf.h"
#include "base/words.h"
#include "data/record.h"

/* Append one member's value as JSON, by its type; null for NUM_NONE (an
 * empty array for a path, a list or flags). */
void recordvalue_put(struct buf *b, enum record_type type, int64_t n,
    const struct words *w);

#endif
