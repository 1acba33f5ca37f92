#ifndef SHEET_CLASSED_H
#define SHEET_CLASSED_H

#include <stddef.h>

#include "render/page.h"
#include "sheet/recap.h"

/*
 * The classes of units (measure/standing.h) as sheets show them, by the
 * policy's table; nothing where it has none.
 */

/* How many earlier periods the classes and targets look at. */
size_t classed_needed(const struct policy *p);

/* With the facts, the solve rate and its target. */
void classed_put(struct page *p, const struct recap *v);
/* For the public: the class alone, and what each class means. */
void classed_put_public(struct page *p, const struct recap *v);

/* The target of the office's own 解决率 as a line of a chart of rates. */
void classed_put_target(struct chart *c, const struct recap *v);

#endif
