#ifndef RENDER_MDOUT_H
#define RENDER_MDOUT_H

#include "base/buf.h"
#include "render/grid.h"

/* A table in GitHub's Markdown, title and notes around it. */
void mdout_put(struct buf *b, const struct grid *g);
void mdout_body(struct buf *b, const struct grid *g);	/* without the title */

/* A paragraph, and a heading of this level. */
void mdout_paragraph(struct buf *b, const char *s);
void mdout_heading(struct buf *b, int level, const char *s);

#endif
