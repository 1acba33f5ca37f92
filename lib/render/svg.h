#ifndef RENDER_SVG_H
#define RENDER_SVG_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/*
 * Pieces of an SVG that stands inside an HTML page, whose style has the
 * classes. Lengths are integers in tenths of a unit: the same drawing gives
 * the same bytes everywhere. Texts are escaped.
 */
#define SVG_UNIT 10

/* A length: 123 as "12.3", 120 as "12". */
void svg_length(struct buf *b, int64_t tenths);

void svg_rect(struct buf *b, const char *class, int64_t x, int64_t y,
    int64_t width, int64_t height);
void svg_line(struct buf *b, const char *class, int64_t x1, int64_t y1,
    int64_t x2, int64_t y2);
void svg_circle(struct buf *b, const char *class, int64_t x, int64_t y,
    int64_t radius);

/* anchor is SVG's: "start", "middle", "end". y is the base line. */
void svg_text(struct buf *b, const char *class, const char *anchor,
    int64_t x, int64_t y, const char *text);
void svg_textn(struct buf *b, const char *class, const char *anchor,
    int64_t x, int64_t y, const char *text, size_t len);

/* "M12.3 4" or "L12.3 4": a step of a path's d. */
void svg_step(struct buf *b, char command, int64_t x, int64_t y);

/* About how wide a text of the charts' size is. */
int64_t svg_text_width(const char *text);

#endif
