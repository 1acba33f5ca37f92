#ifndef RENDER_CHARTHTML_H
#define RENDER_CHARTHTML_H

#include "base/buf.h"
#include "render/chart.h"

/*
 * A <figure>: caption, the drawing as SVG with title and description, and its
 * numbers as a table to unfold, which paper leaves out. htmlpage has the
 * style.
 */
void charthtml_put(struct buf *b, const struct chart *c);

/* The rules of style for what charthtml_put writes. */
extern const char charthtml_style[];

#endif
