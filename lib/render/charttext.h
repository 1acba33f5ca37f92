#ifndef RENDER_CHARTTEXT_H
#define RENDER_CHARTTEXT_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "render/chart.h"

/*
 * A chart for a terminal: a line of blocks for each series of LINES and
 * COLUMNS with its lowest, highest and last value, bars of blocks, and of
 * HEAT the table. A band is its table's matter. It fits a screen of so many
 * columns as tables do (render/textout.h).
 */
void charttext_put(struct buf *b, const struct chart *c, size_t columns);

#endif
