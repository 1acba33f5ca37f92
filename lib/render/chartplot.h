#ifndef RENDER_CHARTPLOT_H
#define RENDER_CHARTPLOT_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "render/chart.h"

/*
 * The frame of a drawn chart: where things stand, its scale, its legend. All
 * lengths are tenths of a unit, as svg.h has them.
 */
struct chartplot {
	const struct chart *chart;
	struct buf *b;			/* what is drawn goes here */
	int64_t width, height;		/* of the whole */
	int64_t left, right, top, bottom;	/* edges of the plot */
	int64_t lo, hi, step;		/* of the scale of values */
};

#define CHARTPLOT_COLOURS 6	/* classes s0 to s5 */

/* Where a value stands, and the middle of place x. */
int64_t chartplot_y(const struct chartplot *p, int64_t value);
int64_t chartplot_x(const struct chartplot *p, size_t x);

/*
 * Begin a plot with scale, legend, grid lines and labels along both axes; its
 * height follows. ends: room is kept at the right for a last value.
 */
void chartplot_axes(struct chartplot *p, const struct chart *c, int ends);

/* Levels aimed at, and lines upright. */
void chartplot_put_targets(const struct chartplot *p);
void chartplot_put_marks(const struct chartplot *p);

/* Append the class of series i: "s0". */
void chartplot_put_class(struct buf *b, const char *prefix, size_t i);

/* The kinds, each in a file: they set the size and draw. */
void chartlines_draw(struct chartplot *p, const struct chart *c);
void chartcolumns_draw(struct chartplot *p, const struct chart *c);
void chartbars_draw(struct chartplot *p, const struct chart *c);
void chartheat_draw(struct chartplot *p, const struct chart *c);

#define CHARTPLOT_WIDTH 4800
#define CHARTPLOT_WIDE 9800

#endif
