#include "render/svg.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "render/escape.h"
#include "text/utf8.h"

#define HALF_WIDTH 58	/* of a Chinese character, text of 11 units */

void
svg_length(struct buf *b, int64_t tenths)
{
	if (tenths < 0) {
		buf_putc(b, '-');
		tenths = -tenths;
	}
	buf_putn(b, tenths / SVG_UNIT);
	if (tenths % SVG_UNIT != 0) {
		buf_putc(b, '.');
		buf_putn(b, tenths % SVG_UNIT);
	}
}

static void
put_attribute(struct buf *b, const char *name, int64_t tenths)
{
	buf_printf(b, " %s=\"", name);
	svg_length(b, tenths);
	buf_putc(b, '"');
}

void
svg_rect(struct buf *b, const char *class, int64_t x, int64_t y,
    int64_t width, int64_t height)
{
	buf_printf(b, "<rect class=\"%s\"", class);
	put_attribute(b, "x", x);
	put_attribute(b, "y", y);
	put_attribute(b, "width", width);
	put_attribute(b, "height", height);
	buf_puts(b, "/>");
}

void
svg_line(struct buf *b, const char *class, int64_t x1, int64_t y1,
    int64_t x2, int64_t y2)
{
	buf_printf(b, "<line class=\"%s\"", class);
	put_attribute(b, "x1", x1);
	put_attribute(b, "y1", y1);
	put_attribute(b, "x2", x2);
	put_attribute(b, "y2", y2);
	buf_puts(b, "/>");
}

void
svg_circle(struct buf *b, const char *class, int64_t x, int64_t y,
    int64_t radius)
{
	buf_printf(b, "<circle class=\"%s\"", class);
	put_attribute(b, "cx", x);
	put_attribute(b, "cy", y);
	put_attribute(b, "r", radius);
	buf_puts(b, "/>");
}

void
svg_text(struct buf *b, const char *class, const char *anchor, int64_t x,
    int64_t y, const char *text)
{
	buf_printf(b, "<text class=\"%s\" text-anchor=\"%s\"", class, anchor);
	put_attribute(b, "x", x);
	put_attribute(b, "y", y);
	buf_putc(b, '>');
	escape_html(b, text);
	buf_puts(b, "</text>");
}

void
svg_textn(struct buf *b, const char *class, const char *anchor, int64_t x,
    int64_t y, const char *text, size_t len)
{
	char *copy = mem_copy(text, len);

	svg_text(b, class, anchor, x, y, copy);
	free(copy);
}

void
svg_step(struct buf *b, char command, int64_t x, int64_t y)
{
	buf_putc(b, command);
	svg_length(b, x);
	buf_putc(b, ' ');
	svg_length(b, y);
}

int64_t
svg_text_width(const char *text)
{
	return (int64_t)utf8_width(text, strlen(text)) * HALF_WIDTH;
}
