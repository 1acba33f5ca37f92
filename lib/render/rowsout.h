#ifndef RENDER_ROWSOUT_H
#define RENDER_ROWSOUT_H

#include <stddef.h>

#include "base/buf.h"
#include "render/grid.h"

/* Rows as JSON objects by the columns' keys; an empty cell is null. */
void rowsout_members(struct buf *b, const struct grid *g, size_t row);
void rowsout_lines(struct buf *b, const struct grid *g);  /* one a line */
void rowsout_array(struct buf *b, const struct grid *g);

#endif
