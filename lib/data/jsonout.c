#include "data/jsonout.h"

#include <string.h>

#include "base/num.h"
#include "text/utf8.h"
#include "time/date.h"

static const char hex[] = "0123456789abcdef";

/* The bytes after which a value or a key needs no comma. */
static void
put_comma(struct buf *b)
{
	char last = b->len > 0 ? b->data[b->len - 1] : '\n';

	if (last != '{' && last != '[' && last != ':' && last != ',' &&
	    last != '\n')
		buf_putc(b, ',');
}

void
jsonout_open(struct buf *b, char bracket)
{
	put_comma(b);
	buf_putc(b, bracket);
}

void
jsonout_close(struct buf *b, char bracket)
{
	buf_putc(b, bracket);
}

void
jsonout_key(struct buf *b, const char *key)
{
	jsonout_texts(b, key);
	buf_putc(b, ':');
}

void
jsonout_int(struct buf *b, int64_t n)
{
	if (n == NUM_NONE) {
		jsonout_null(b);
		return;
	}
	put_comma(b);
	buf_putn(b, n);
}

void
jsonout_bool(struct buf *b, int64_t yes)
{
	if (yes == NUM_NONE)
		jsonout_null(b);
	else if (yes)
		jsonout_raw(b, "true", 4);
	else
		jsonout_raw(b, "false", 5);
}

void
jsonout_time(struct buf *b, int64_t at)
{
	if (at == NUM_NONE) {
		jsonout_null(b);
		return;
	}
	put_comma(b);
	buf_putc(b, '"');
	date_put_at(b, at);
	buf_putc(b, '"');
}

static void
put_escape(struct buf *b, int32_t c)
{
	char s[6] = { '\\', 'u', hex[c >> 12 & 15], hex[c >> 8 & 15],
	    hex[c >> 4 & 15], hex[c & 15] };

	buf_put(b, s, sizeof(s));
}

/* What would drive a terminal: C1 controls, marks of direction. */
static int
is_harmful(int32_t c)
{
	return (c >= 0x7f && c <= 0x9f) || c == 0x061c ||
	    (c >= 0x200e && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
	    (c >= 0x2066 && c <= 0x2069);
}

static int
is_plain(unsigned char c)
{
	return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

/*
 * Whether the three bytes at s are one character of U+3000..U+CFFF, which is
 * nearly all there is in our texts: such need no look at utf8_decode.
 */
static int
is_common(const unsigned char *s, size_t len)
{
	return len >= 3 && s[0] >= 0xe3 && s[0] <= 0xec &&
	    ((s[1] ^ 0x80) | (s[2] ^ 0x80)) < 0x40;
}

/* How many bytes from s on can be copied as they stand. */
static size_t
plain_len(const char *s, size_t len)
{
	const unsigned char *u = (const unsigned char *)s;
	size_t i = 0;

	while (i < len) {
		if (is_common(u + i, len - i))
			i += 3;
		else if (is_plain(u[i]))
			i++;
		else
			break;
	}
	return i;
}

static size_t
put_special(struct buf *b, const char *s, size_t len)
{
	size_t n;
	int32_t c;

	n = utf8_decode(s, len, &c);
	if (c < 0) {
		buf_puts(b, "\xef\xbf\xbd");
	} else if (c == '"' || c == '\\') {
		buf_putc(b, '\\');
		buf_putc(b, (char)c);
	} else if (c < 0x20 || is_harmful(c)) {
		put_escape(b, c);
	} else {
		buf_put(b, s, n);
	}
	return n;
}

void
jsonout_text(struct buf *b, const char *s, size_t len)
{
	size_t n;

	put_comma(b);
	buf_putc(b, '"');
	while (len > 0) {
		n = plain_len(s, len);
		buf_put(b, s, n);
		if (n < len)
			n += put_special(b, s + n, len - n);
		s += n;
		len -= n;
	}
	buf_putc(b, '"');
}

void
jsonout_texts(struct buf *b, const char *s)
{
	if (s == NULL)
		jsonout_null(b);
	else
		jsonout_text(b, s, strlen(s));
}

void
jsonout_null(struct buf *b)
{
	jsonout_raw(b, "null", 4);
}

void
jsonout_raw(struct buf *b, const char *json, size_t len)
{
	put_comma(b);
	buf_put(b, json, len);
}
