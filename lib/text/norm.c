#include "text/norm.h"

#include <string.h>

#include "text/utf8.h"

#define PHONE_MIN 7		/* digits; fewer are no number */
#define MOBILE_LEN 11

static int
is_ascii_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Besides ASCII's, white space is U+3000, U+00A0 and U+FEFF. */
static int
is_wide_blank(const char *s, size_t len)
{
	return (len == 3 && memcmp(s, "\xe3\x80\x80", 3) == 0) ||
	    (len == 2 && memcmp(s, "\xc2\xa0", 2) == 0) ||
	    (len == 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0);
}

/* What a byte says of white space that begins or ends with it: nearly all
 * fields are settled by their first and last byte. */
enum { BEGINS = 1, ENDS = 2 };

static const unsigned char edges[256] = {
	['\t'] = BEGINS | ENDS, ['\n'] = BEGINS | ENDS,
	['\v'] = BEGINS | ENDS, ['\f'] = BEGINS | ENDS,
	['\r'] = BEGINS | ENDS, [' '] = BEGINS | ENDS,
	[0xc2] = BEGINS, [0xe3] = BEGINS, [0xef] = BEGINS,
	[0x80] = ENDS, [0xa0] = ENDS, [0xbf] = ENDS,
};

static int
has_edge(char c, unsigned char edge)
{
	return (edges[(unsigned char)c] & edge) != 0;
}

/* Bytes of the white space that s begins with, or 0. */
static size_t
blank_at_start(const char *s, size_t len)
{
	size_t n;

	if (len == 0 || !has_edge(*s, BEGINS))
		return 0;
	if (is_ascii_blank(*s))
		return 1;
	n = *s == '\xc2' ? 2 : 3;
	return n <= len && is_wide_blank(s, n) ? n : 0;
}

static size_t
blank_at_end(const char *s, size_t len)
{
	char last;
	size_t n;

	if (len == 0 || !has_edge(s[len - 1], ENDS))
		return 0;
	last = s[len - 1];
	if (is_ascii_blank(last))
		return 1;
	n = last == '\xa0' ? 2 : 3;
	return n <= len && is_wide_blank(s + len - n, n) ? n : 0;
}

void
norm_trim(const char **s, size_t *len)
{
	size_t n;

	while ((n = blank_at_start(*s, *len)) > 0) {
		*s += n;
		*len -= n;
	}
	while ((n = blank_at_end(*s, *len)) > 0)
		*len -= n;
}

/*
 * The ASCII form of the full-width character that s begins with (they lie
 * at U+FF01..FF5E in ASCII's order and have three bytes), or 0.
 */
static char
narrow(const char *s, size_t len)
{
	int32_t c;

	if (len < 3 || s[0] != '\xef')
		return 0;
	utf8_decode(s, len, &c);
	return c >= 0xff01 && c <= 0xff5e ? (char)(c - 0xff01 + '!') : 0;
}

static int
is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	    (c >= 'a' && c <= 'z');
}

void
norm_key(struct buf *out, const char *s, size_t len)
{
	size_t start = out->len, n;
	char c;

	while (len > 0) {
		n = blank_at_start(s, len);
		if (n == 0) {
			c = narrow(s, len);
			n = c != 0 ? 3 : 1;
			if (c == 0)
				c = *s;
			if (c >= 'A' && c <= 'Z')
				c = (char)(c - 'A' + 'a');
			buf_putc(out, c);
		}
		s += n;
		len -= n;
	}
	while (out->len > start && out->data[out->len - 1] == ':')
		buf_cut(out, out->len - 1);
}

void
norm_width(struct buf *out, const char *s, size_t len)
{
	const char *wide;
	size_t n;
	char c;

	while ((wide = memchr(s, '\xef', len)) != NULL) {
		n = (size_t)(wide - s);
		buf_put(out, s, n);
		s += n;
		len -= n;
		c = narrow(s, len);
		n = is_alnum(c) ? 3 : 1;
		buf_putc(out, is_alnum(c) ? c : *s);
		s += n;
		len -= n;
	}
	buf_put(out, s, len);
}

static void
put_digits(struct buf *out, const char *s, size_t len)
{
	size_t n;
	char c;

	for (; len > 0; s += n, len -= n) {
		c = narrow(s, len);
		n = c != 0 ? 3 : 1;
		if (c == 0)
			c = *s;
		if (c >= '0' && c <= '9')
			buf_putc(out, c);
	}
}

/* How many of these digits only lead to the mobile number behind them. */
static size_t
prefix_len(const char *digits, size_t len)
{
	static const char *const prefixes[] = { "86", "0086", "0" };
	size_t i, n;

	for (i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
		n = strlen(prefixes[i]);
		if (len == n + MOBILE_LEN &&
		    memcmp(digits, prefixes[i], n) == 0 &&
		    digits[n] == '1' && digits[n + 1] >= '3')
			return n;
	}
	return 0;
}

void
norm_phone(struct buf *out, const char *s, size_t len)
{
	size_t start = out->len, n, skip;

	put_digits(out, s, len);
	n = out->len - start;
	if (n < PHONE_MIN) {
		buf_cut(out, start);
		return;
	}
	skip = prefix_len(out->data + start, n);
	if (skip > 0) {
		memmove(out->data + start, out->data + start + skip,
		    n - skip);
		buf_cut(out, start + n - skip);
	}
}
