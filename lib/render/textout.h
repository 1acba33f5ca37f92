#ifndef RENDER_TEXTOUT_H
#define RENDER_TEXTOUT_H

#include <stddef.h>

#include "base/buf.h"
#include "render/grid.h"

/*
 * A table for a terminal: columns aligned by the width of the characters, two
 * spaces between, a rule below the headings, no blanks at the end of a line.
 */
void textout_put(struct buf *b, const struct grid *g);	/* title, all */
void textout_body(struct buf *b, const struct grid *g);	/* from headings on */

/* How many columns of the terminal it takes. */
size_t textout_width(const struct grid *g);

/* A line by itself, made harmless; and one in the middle of width. */
void textout_line(struct buf *b, const char *s);
void textout_centre(struct buf *b, const char *s, size_t width);

#endif
