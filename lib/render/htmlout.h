#ifndef RENDER_HTMLOUT_H
#define RENDER_HTMLOUT_H

#include "base/buf.h"
#include "render/grid.h"

/*
 * A <table> without a page around it; htmlpage has the style for its classes.
 * The widths of the columns follow from what stands in them; a column without
 * any content is to be written in by hand and gets room for it.
 */
void htmlout_put(struct buf *b, const struct grid *g);

/* As htmlout_put; caption is what a screen reader says where g has no title. */
void htmlout_captioned(struct buf *b, const struct grid *g,
    const char *caption);

/* <TAG>text</TAG>, escaped; tag may hold a class behind a blank. */
void htmlout_element(struct buf *b, const char *tag, const char *text);

#endif
