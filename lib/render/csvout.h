#ifndef RENDER_CSVOUT_H
#define RENDER_CSVOUT_H

#include "base/buf.h"
#include "render/grid.h"

/*
 * CSV by RFC 4180 with CRLF. A text that a spreadsheet would run gets a '
 * in front: one that begins, behind white space or quotes, with = + - @, TAB
 * or CR, also full-width, and is no plain number.
 */
void csvout_put(struct buf *b, const struct grid *g);

/* Pieces for those who write other rows: a cell of text, the headings. */
void csvout_text(struct buf *b, const char *s);
void csvout_heads(struct buf *b, const struct grid *g);
void csvout_row(struct buf *b, const struct grid *g, size_t row);
void csvout_end(struct buf *b);			/* of a row */

#endif
