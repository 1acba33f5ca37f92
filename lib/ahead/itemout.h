#ifndef AHEAD_ITEMOUT_H
#define AHEAD_ITEMOUT_H

#include "ahead/item.h"
#include "base/buf.h"
#include "render/grid.h"

/*
 * An item as readers see it: a record of a case that is not opened yet, and a
 * row of a table. ids are those of its example cases, JSON texts with commas
 * between; "" for none.
 */
void itemout_put_json(struct buf *b, const struct ahead_item *i,
    const struct ahead *a, const char *ids);

void itemout_columns(struct grid *g);
void itemout_row(struct grid *g, const struct ahead_item *i,
    const struct ahead *a);

/* The source word of such tasks, and their nature. */
#define AHEAD_SOURCE "fc"
#define AHEAD_NATURE "未诉先办"

#endif
