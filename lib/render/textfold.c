#include "render/textfold.h"

#include <string.h>

#include "render/escape.h"
#include "text/utf8.h"

static int
is_narrow(char c)
{
	return (unsigned char)c < 0x80 && c != ' ';
}

/* What ends something: no line begins with it. */
static int
ends_something(const char *s, size_t len)
{
	int32_t c;

	utf8_decode(s, len, &c);
	return c == ',' || c == '.' || c == ';' || c == ':' || c == ')' ||
	    c == 0x3001 || c == 0x3002 || c == 0x300b || c == 0x201d ||
	    c == 0xff01 || c == 0xff09 || c == 0xff0c || c == 0xff1a ||
	    c == 0xff1b || c == 0xff1f;		/* 、。》”！），：；？ */
}

/* How much of s, which is too long, stands in the first line. */
static size_t
first_len(const char *s, size_t len, size_t columns)
{
	size_t fit = utf8_fit(s, len, columns), at = fit;
	int32_t c;

	if (fit == 0)
		return utf8_decode(s, len, &c);
	while (at > fit / 2 && ends_something(s + at, len - at))
		at = utf8_cut(s, at - 1);
	/* no word of letters is torn that fits the next line */
	while (at > fit / 2 && is_narrow(s[at - 1]) && is_narrow(s[at]))
		at--;
	return at > fit / 2 ? at : fit;
}

static void
put_folded(struct buf *b, const char *s, size_t len, size_t columns)
{
	size_t n, end;

	while (utf8_width(s, len) > columns) {
		n = first_len(s, len, columns);
		for (end = n; end > 0 && s[end - 1] == ' '; end--)
			continue;
		buf_put(b, s, end);
		for (; n < len && s[n] == ' '; n++)
			continue;
		s += n;
		len -= n;
		if (len > 0)
			buf_putc(b, '\n');
	}
	buf_put(b, s, len);
}

void
textfold_put(struct buf *b, const char *s, size_t columns)
{
	struct buf line = BUF_INIT, safe = BUF_INIT;
	size_t len;

	for (;; s += len + 1) {
		len = strcspn(s, "\n");
		buf_reset(&line);
		buf_reset(&safe);
		buf_put(&line, s, len);
		escape_line(&safe, line.data);
		put_folded(b, safe.data, safe.len, columns);
		if (s[len] == '\0')
			break;
		buf_putc(b, '\n');
	}
	buf_release(&safe);
	buf_release(&line);
}
