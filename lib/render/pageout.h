#ifndef RENDER_PAGEOUT_H
#define RENDER_PAGEOUT_H

#include "base/buf.h"
#include "render/page.h"

/*
 * A page in the formats that are text. An empty block says "—".
 *
 * NDJSON: one line {"page","subtitle","mark","facts":[{"label","value"}]}, a
 * line {"block":HEADING,...} for each row, {"paragraph":TEXT}, and at the end
 * {"sign":[...],"small_print":[...]}. JSON: one object with the same names,
 * and "blocks":[{"heading","rows","notes"}].
 * Text: for a screen of so many columns; 0: one without end.
 * CSV: all rows of one page have the same width.
 */
void pageout_text(struct buf *b, const struct page *p, size_t columns);
void pageout_csv(struct buf *b, const struct page *p);
void pageout_markdown(struct buf *b, const struct page *p);
void pageout_json(struct buf *b, const struct page *p);
void pageout_ndjson(struct buf *b, const struct page *p);

#endif
