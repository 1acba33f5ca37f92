#ifndef RENDER_COLOUR_H
#define RENDER_COLOUR_H

#include <stddef.h>

#include "base/buf.h"

/*
 * Colours for a terminal, put into text that textout or pageout have just
 * written to b from start on: headings of tables bold, their rules faint,
 * lights in their colour. What is printed stays the same without them. The
 * text holds no escape sequence yet: harmful characters were made visible.
 */
void colour_put(struct buf *b, size_t start);

#endif
