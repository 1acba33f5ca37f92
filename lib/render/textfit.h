#ifndef RENDER_TEXTFIT_H
#define RENDER_TEXTFIT_H

#include <stddef.h>
#include <stdint.h>

#include "render/grid.h"

#define TEXTFIT_GAP 2		/* between two columns */
#define TEXTFIT_OUT SIZE_MAX	/* no width: the column is left out */

/*
 * Make a table of text fit a screen of so many columns (0: one without end).
 * width holds what each column of g would take, cells what its cells do. First
 * headings are folded into two lines. Then the widest columns that may be cut
 * or folded are narrowed, not below what tells something; where that is not
 * enough columns that yield are left out, for textout to put them below their
 * rows. What is too wide even then is printed in parts.
 */
void textfit(size_t *width, const size_t *cells, const struct grid *g,
    size_t columns);

/*
 * The part of the table that begins with column from: its columns get their
 * width, and those that lead theirs, all others TEXTFIT_OUT. Returns where the
 * next part begins; g->ncolumns: there is none.
 */
size_t textfit_part(size_t *part, const size_t *width, const struct grid *g,
    size_t columns, size_t from);

/* What they all take. */
size_t textfit_sum(const size_t *width, const struct grid *g);

#endif
