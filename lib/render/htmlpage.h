#ifndef RENDER_HTMLPAGE_H
#define RENDER_HTMLPAGE_H

#include "base/buf.h"
#include "render/page.h"

/*
 * A page as one self-contained HTML file: no script, nothing loaded from
 * elsewhere, which its own policy (CSP) forbids. On paper A4 landscape, title
 * and page number in the margin, headings of tables repeated, rows whole.
 */
void htmlpage_put(struct buf *b, const struct page *p);

#endif
