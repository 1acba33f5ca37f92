#ifndef RENDER_ESCAPE_H
#define RENDER_ESCAPE_H

#include <stdint.h>

#include "base/buf.h"

/*
 * Hostile text made harmless, one function for each place it may go to. Bytes
 * that are no UTF-8 become U+FFFD; "harmful" are control characters, C1 ones
 * too, and the marks that turn the direction of writing.
 */

/* Whether a character turns the direction of writing. */
int escape_turns(int32_t c);

/* A terminal, one line: harmful as \x1B or \u202E, white space as ' '. */
void escape_line(struct buf *b, const char *s);

/* Markdown, one line: as escape_line, and what Markdown would act on. */
void escape_markdown(struct buf *b, const char *s);

/* HTML text and attributes: line feeds stay, harmful ones are dropped. */
void escape_html(struct buf *b, const char *s);

/* Text that a reader prints as it is: line feeds and tabs stay, harmful ones
 * are dropped. */
void escape_plain(struct buf *b, const char *s);

/* Between the quotes of a CSS string within a style element. */
void escape_css(struct buf *b, const char *s);

#endif
