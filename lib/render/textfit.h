#ifndef RENDER_TEXTFIT_H
#define RENDER_TEXTFIT_H

#include <stddef.h>
#include <stdint.h>

#include "render/grid.h"

#define TEXTFIT_GAP 2		/* between two columns */
#define TEXTFIT_OUT SIZE_MAX	/* no width: the column is left out */

/*
 * Make a table of text fit a screen of so many columns (0: one without end).
 * width holds what each column of g would take. The widest of those that may
 * be cut or folded are narrowed, not below what tells something; where that is
 * not enough columns that yield are left out. What is too wide even then stays
 * so.
 */
void textfit(size_t *width, const struct grid *g, size_t columns);

/* What they all take. */
size_t textfit_sum(const size_t *width, const struct grid *g);

#endif
