#ifndef RENDER_TEXTFOLD_H
#define RENDER_TEXTFOLD_H

#include <stddef.h>

#include "base/buf.h"

/*
 * A text made harmless as escape_line does it, over lines of at most so many
 * columns, with a line feed between them: those it has stay, a longer one is
 * folded at a blank where one stands near enough, else between characters. Where
 * it can be helped none begins with what ends something (a comma, 。 or 〕),
 * none ends with what begins something (（ or 《), and no accent leaves its
 * letter.
 * One character wider than that stands by itself all the same.
 */
void textfold_put(struct buf *b, const char *s, size_t columns);

#endif
