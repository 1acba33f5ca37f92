#ifndef MAPMEANT_H
#define MAPMEANT_H

#include <stddef.h>

#include "base/err.h"
#include "table/map.h"

struct head;

/*
 * A dump does not fit its map: what may help stands behind the reason. A
 * shipped map that knows all it needs of these headings is named, else
 * js-intake map. Returns -1.
 */
int mapmeant_rows(const struct head *h, const struct map *than,
    struct err *e);
int mapmeant_heads(const struct map_text *heads, size_t n,
    const struct map *than, struct err *e);

#endif
