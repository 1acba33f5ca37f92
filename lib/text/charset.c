#include "text/charset.h"

#include <endian.h>
#include <iconv.h>
#include <pthread.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "text/utf8.h"

/*
 * GB18030 has one-byte (ASCII), two-byte (lead 81..FE, trail 40..FE but 7F)
 * and four-byte characters (81..FE, 30..39, 81..FE, 30..39). The two tables
 * are asked from glibc's iconv, character by character, so that they follow
 * its edition of the standard; above U+FFFF the mapping is linear.
 */
#define FOUR_PLANE 39420	/* four-byte characters below U+10000 */
#define FOUR_HIGH 189000	/* the linear number of 90308130 */

/*
 * A character's UTF-8 as one word, its first byte the lowest; 0: none. The
 * highest byte is the fourth one, or where there are fewer, as of nearly all,
 * their number: so a positive int32_t is one of them.
 */
static uint32_t two[0x10000];		/* by lead << 8 | trail */
static uint16_t four[FOUR_PLANE];	/* code points, 0: none */

static pthread_once_t two_once = PTHREAD_ONCE_INIT;
static pthread_once_t four_once = PTHREAD_ONCE_INIT;

static const struct {
	const char *name;
	enum charset charset;
} names[] = {
	{ "utf-8", CHARSET_UTF8 }, { "utf8", CHARSET_UTF8 },
	{ "gb18030", CHARSET_GB18030 }, { "gbk", CHARSET_GB18030 },
	{ "gb2312", CHARSET_GB18030 }, { "cp936", CHARSET_GB18030 },
	{ "utf-16", CHARSET_UTF16LE }, { "utf-16le", CHARSET_UTF16LE },
	{ "utf-16be", CHARSET_UTF16BE },
};

const char *
charset_name(enum charset c)
{
	static const char *const shown[] = {
		"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"
	};

	return shown[c];
}

int
charset_find(const char *name, enum charset *c)
{
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcasecmp(name, names[i].name) == 0) {
			*c = names[i].charset;
			return 0;
		}
	}
	return -1;
}

enum charset
charset_guess(const char *s, size_t len)
{
	if (len >= 2 && memcmp(s, "\xff\xfe", 2) == 0)
		return CHARSET_UTF16LE;
	if (len >= 2 && memcmp(s, "\xfe\xff", 2) == 0)
		return CHARSET_UTF16BE;
	len = utf8_cut(s, len);
	return utf8_valid_len(s, len) == len ? CHARSET_UTF8 :
	    CHARSET_GB18030;
}

static iconv_t
open_iconv(void)
{
	iconv_t ic = iconv_open("UTF-8", "GB18030");

	if (ic == (iconv_t)-1)
		BUG("the C library knows no GB18030");
	return ic;
}

/* One character's UTF-8, NULs behind it and where there is none. */
static void
ask_iconv(iconv_t ic, const unsigned char *s, size_t len,
    unsigned char utf8[4])
{
	char in[4], *from = in, *to = (char *)utf8;
	size_t left = len, room = 4;

	memset(utf8, 0, 4);
	memcpy(in, s, len);
	if (iconv(ic, &from, &left, &to, &room) != 0 || left != 0) {
		iconv(ic, NULL, NULL, NULL, NULL);
		memset(utf8, 0, 4);
	}
}

static uint32_t
glyph_of(const unsigned char utf8[4])
{
	uint32_t last = utf8[3];

	if (last == 0 && utf8[0] != 0)
		last = utf8[2] != 0 ? 3 : 2;
	return utf8[0] | (uint32_t)utf8[1] << 8 | (uint32_t)utf8[2] << 16 |
	    last << 24;
}

static void
fill_two(void)
{
	iconv_t ic = open_iconv();
	unsigned char s[2], utf8[4];
	int lead, trail;

	for (lead = 0x81; lead < 0xff; lead++) {
		for (trail = 0x40; trail < 0xff; trail++) {
			s[0] = (unsigned char)lead;
			s[1] = (unsigned char)trail;
			ask_iconv(ic, s, 2, utf8);
			two[lead << 8 | trail] = glyph_of(utf8);
		}
	}
	iconv_close(ic);
}

static void
fill_four(void)
{
	iconv_t ic = open_iconv();
	unsigned char s[4], utf8[4];
	int32_t c;
	int i;

	for (i = 0; i < FOUR_PLANE; i++) {
		s[0] = (unsigned char)(0x81 + i / 12600);
		s[1] = (unsigned char)(0x30 + i / 1260 % 10);
		s[2] = (unsigned char)(0x81 + i / 10 % 126);
		s[3] = (unsigned char)(0x30 + i % 10);
		ask_iconv(ic, s, 4, utf8);
		utf8_decode((const char *)utf8, sizeof(utf8), &c);
		if (c > 0 && c < 0x10000)
			four[i] = (uint16_t)c;
	}
	iconv_close(ic);
}

/* The code point of the four-byte character at s, or -1. */
static int32_t
decode_four(const unsigned char *s)
{
	int32_t n = (((s[0] - 0x81) * 10 + s[1] - 0x30) * 126 +
	    s[2] - 0x81) * 10 + s[3] - 0x30;

	if (s[2] < 0x81 || s[2] == 0xff || s[3] < 0x30 || s[3] > 0x39)
		return -1;
	if (n >= FOUR_HIGH && n < FOUR_HIGH + 0x100000)
		return n - FOUR_HIGH + 0x10000;
	if (n >= FOUR_PLANE)
		return -1;
	pthread_once(&four_once, fill_four);
	return four[n] != 0 ? (int32_t)four[n] : -1;
}

/* Where the input is and where the output goes, which has room enough. */
struct cursor {
	const unsigned char *from, *end;
	char *to;
};

/* ASCII, eight bytes at a time; where others are among them, the output is
 * overwritten from there on. */
static void
copy_ascii(struct cursor *c)
{
	uint64_t word, others;
	int n;

	while (c->end - c->from >= 8) {
		memcpy(&word, c->from, 8);
		memcpy(c->to, &word, 8);
		others = le64toh(word) & UINT64_C(0x8080808080808080);
		n = others == 0 ? 8 : __builtin_ctzll(others) / 8;
		c->from += n;
		c->to += n;
		if (others != 0)
			return;
	}
	while (c->from < c->end && *c->from < 0x80)
		*c->to++ = (char)*c->from++;
}

static void
put_glyph(struct cursor *c, uint32_t glyph)
{
	glyph = htole32(glyph);
	memcpy(c->to, &glyph, sizeof(glyph));
}

/* Two-byte characters, until something else comes or one is wrong or has four
 * bytes in UTF-8. */
static void
convert_two(struct cursor *c)
{
	const unsigned char *last = c->end - 1;
	uint32_t glyph;

	while (c->from < last) {
		glyph = two[c->from[0] << 8 | c->from[1]];
		if ((int32_t)glyph <= 0)
			return;
		/* Four bytes are written, and as many as it has kept. */
		put_glyph(c, glyph);
		c->to += glyph >> 24;
		c->from += 2;
	}
}

/* What is rare, one of two bytes that has four in UTF-8 or one of four bytes:
 * 0, or -1 where neither stands. */
static int
convert_rare(struct cursor *c)
{
	uint32_t glyph;
	int32_t code;

	if (c->end - c->from < 2)
		return -1;
	glyph = two[c->from[0] << 8 | c->from[1]];
	if (glyph != 0) {
		put_glyph(c, glyph);
		c->to += 4;
		c->from += 2;
		return 0;
	}
	if (c->end - c->from < 4 || c->from[0] <= 0x80 ||
	    c->from[0] == 0xff || c->from[1] < 0x30 || c->from[1] > 0x39)
		return -1;
	code = decode_four(c->from);
	if (code < 0)
		return -1;
	c->to += utf8_encode(c->to, code);
	c->from += 4;
	return 0;
}

static size_t
decode_gb18030(struct buf *out, const char *s, size_t len)
{
	const unsigned char *begin = (const unsigned char *)s;
	const unsigned char *before;
	struct cursor c = { begin, begin + len, NULL };

	pthread_once(&two_once, fill_two);
	/* Two bytes become four at most; four more for the last store. */
	if (len > SIZE_MAX / 4)
		BUG("a text of absurd size");
	buf_reserve(out, 2 * len + 4);
	c.to = out->data + out->len;
	while (c.from < c.end) {
		before = c.from;
		copy_ascii(&c);
		convert_two(&c);
		if (c.from == before && convert_rare(&c) < 0)
			break;
	}
	out->len = (size_t)(c.to - out->data);
	out->data[out->len] = '\0';
	return (size_t)(c.from - begin);
}

static int32_t
unit_at(const unsigned char *s, int is_big)
{
	return is_big ? s[0] << 8 | s[1] : s[1] << 8 | s[0];
}

/* A surrogate without its other half fits no character. */
static size_t
decode_utf16(struct buf *out, const char *text, size_t len, int is_big)
{
	const unsigned char *s = (const unsigned char *)text;
	char utf8[4];
	int32_t c, low;
	size_t i;

	for (i = 0; len - i >= 2; i += c > 0xffff ? 4 : 2) {
		c = unit_at(s + i, is_big);
		if (c >= 0xdc00 && c <= 0xdfff)
			break;
		if (c >= 0xd800 && c <= 0xdbff) {
			low = len - i >= 4 ? unit_at(s + i + 2, is_big) : 0;
			if (low < 0xdc00 || low > 0xdfff)
				break;
			c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
		}
		buf_put(out, utf8, utf8_encode(utf8, c));
	}
	return i;
}

size_t
charset_decode(struct buf *out, enum charset c, const char *s, size_t len)
{
	size_t good;

	if (c == CHARSET_GB18030)
		return decode_gb18030(out, s, len);
	if (c == CHARSET_UTF16LE || c == CHARSET_UTF16BE)
		return decode_utf16(out, s, len, c == CHARSET_UTF16BE);
	good = utf8_valid_len(s, len);
	buf_put(out, s, good);
	return good;
}
