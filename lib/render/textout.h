#ifndef RENDER_TEXTOUT_H
#define RENDER_TEXTOUT_H

#include <stddef.h>

#include "base/buf.h"
#include "render/grid.h"

/*
 * A table for a terminal: columns aligned by the width of the characters, two
 * spaces between, a rule below the headings, no blanks at the end of a line.
 * It is made to fit a screen of so many columns (textfit.h), of which 0 is one
 * without end; what was left out then is told below it, and what is still too
 * wide stands in parts below each other.
 */
void textout_put(struct buf *b, const struct grid *g, size_t columns);
/* Without the title. */
void textout_body(struct buf *b, const struct grid *g, size_t columns);

/* How many columns of the screen it takes. */
size_t textout_width(const struct grid *g, size_t columns);

/* A text by itself, made harmless, folded where the screen has an end; and a
 * line in the middle of width. */
void textout_said(struct buf *b, const char *s, size_t columns);
void textout_centre(struct buf *b, const char *s, size_t width);

#endif
