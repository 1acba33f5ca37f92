#ifndef RENDER_PAGEPARTS_H
#define RENDER_PAGEPARTS_H

#include <stddef.h>

#include "render/chart.h"
#include "render/grid.h"

/* What a page is made of, for the files that render it and nobody else. */
struct page_fact {
	char *label, *value;
};

/*
 * A block, a paragraph where grid is NULL, or a chart with its numbers as the
 * grid. In the order of giving.
 */
struct page_part {
	char *text;		/* the block's heading, or the paragraph */
	struct grid *grid;
	struct chart *chart;
	int is_list;		/* the heading says how long it is */
};

struct page {
	char *title, *subtitle;
	char *mark;		/* NULL: none */
	struct page_fact *fact;
	struct page_part *part;
	char **box;		/* labels of those who sign */
	char **small;		/* small print */
	size_t facts, parts, boxes, smalls;
	size_t cap_fact, cap_part, cap_box, cap_small;
};

#endif
