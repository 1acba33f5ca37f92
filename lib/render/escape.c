#include "render/escape.h"

#include <string.h>

#include "text/utf8.h"

/* The next character of s, of *n bytes; U+FFFD where there is none. */
static int32_t
next(const char *s, size_t len, size_t *n)
{
	int32_t c;

	*n = utf8_decode(s, len, &c);
	return c < 0 ? 0xfffd : c;
}

int
escape_turns(int32_t c)
{
	return c == 0x061c || c == 0x200e || c == 0x200f ||
	    (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static int
is_harmful(int32_t c)
{
	return c < 0x20 || (c >= 0x7f && c <= 0x9f) || escape_turns(c);
}

static void
put_character(struct buf *b, int32_t c)
{
	char p[4];

	buf_put(b, p, utf8_encode(p, c));
}

static void
put_visible(struct buf *b, int32_t c)
{
	if (c == '\n' || c == '\r' || c == '\t')
		buf_putc(b, ' ');
	else if (is_harmful(c) && c < 0x100)
		buf_printf(b, "\\x%02X", (unsigned int)c);
	else if (is_harmful(c))
		buf_printf(b, "\\u%04X", (unsigned int)c);
	else
		put_character(b, c);
}

void
escape_line(struct buf *b, const char *s)
{
	size_t len = strlen(s), n;

	for (; len > 0; s += n, len -= n)
		put_visible(b, next(s, len, &n));
}

void
escape_markdown(struct buf *b, const char *s)
{
	size_t len = strlen(s), n;
	int32_t c;

	for (; len > 0; s += n, len -= n) {
		c = next(s, len, &n);
		if (c == '<')
			buf_puts(b, "&lt;");
		else if (c == '>')
			buf_puts(b, "&gt;");
		else if (c == '&')
			buf_puts(b, "&amp;");
		else if (c == '\r' && n < len && s[n] == '\n')
			continue;
		else {
			if (c > 0 && c < 0x80 && strchr("\\`*[]|_#", c))
				buf_putc(b, '\\');
			put_visible(b, c);
		}
	}
}

void
escape_html(struct buf *b, const char *s)
{
	size_t len = strlen(s), n;
	int32_t c;

	for (; len > 0; s += n, len -= n) {
		c = next(s, len, &n);
		switch (c) {
		case '&':
			buf_puts(b, "&amp;");
			break;
		case '<':
			buf_puts(b, "&lt;");
			break;
		case '>':
			buf_puts(b, "&gt;");
			break;
		case '"':
			buf_puts(b, "&quot;");
			break;
		case '\'':
			buf_puts(b, "&#39;");
			break;
		case '\n':
			buf_putc(b, '\n');
			break;
		default:
			if (c == '\t')
				buf_putc(b, ' ');
			else if (!is_harmful(c))
				put_character(b, c);
			break;
		}
	}
}

void
escape_plain(struct buf *b, const char *s)
{
	size_t len = strlen(s), n;
	int32_t c;

	for (; len > 0; s += n, len -= n) {
		c = next(s, len, &n);
		if (c == '\n' || c == '\t' || !is_harmful(c))
			put_character(b, c);
	}
}

static int
is_plain(int32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	    (c >= 'a' && c <= 'z') || c == ' ' || c >= 0xa0;
}

void
escape_css(struct buf *b, const char *s)
{
	size_t len = strlen(s), n;
	int32_t c;

	for (; len > 0; s += n, len -= n) {
		c = next(s, len, &n);
		if (is_harmful(c))
			buf_putc(b, ' ');
		else if (is_plain(c))
			put_character(b, c);
		else
			buf_printf(b, "\\%06X", (unsigned int)c);
	}
}
