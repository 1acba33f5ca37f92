#ifndef RENDER_XLSXOUT_H
#define RENDER_XLSXOUT_H

#include "base/buf.h"
#include "base/err.h"
#include "render/grid.h"
#include "render/page.h"

/*
 * Workbooks for Excel, through libxlsxwriter, which a build may lack: then
 * nobody may ask for them. Append the bytes of a whole .xlsx; the same
 * table gives the same bytes.
 *
 * A grid is one sheet. Of a page the first sheet holds heading, facts,
 * paragraphs and small print, and each block and chart has one of its own,
 * headings fixed above, with a filter. Texts are texts: nothing is a formula;
 * control characters and marks of direction are left out. Numbers at the
 * right are numbers.
 */
int xlsxout_is_built(void);
int xlsxout_grid(struct buf *b, const struct grid *g, struct err *e);
int xlsxout_page(struct buf *b, const struct page *p, struct err *e);

#endif
