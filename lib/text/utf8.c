#include "text/utf8.h"

#include <string.h>

#define IS_TAIL(c) (((c) & 0xc0) == 0x80)

/*
 * By first byte: how many bytes, and the limits of the second one, which
 * keep overlong forms, surrogates and what lies above U+10FFFF out. The
 * first row whose last is not below the byte is its row.
 */
static const struct form {
	unsigned char last, len, low, high;
} forms[] = {
	{ 0xc1, 0, 0x00, 0x00 },	/* a tail, or overlong */
	{ 0xdf, 2, 0x80, 0xbf },
	{ 0xe0, 3, 0xa0, 0xbf },
	{ 0xec, 3, 0x80, 0xbf },
	{ 0xed, 3, 0x80, 0x9f },
	{ 0xef, 3, 0x80, 0xbf },
	{ 0xf0, 4, 0x90, 0xbf },
	{ 0xf3, 4, 0x80, 0xbf },
	{ 0xf4, 4, 0x80, 0x8f },
	{ 0xff, 0, 0x00, 0x00 },
};

struct range {
	int32_t first, last;
};

/* East Asian Width W and F; unassigned code points inside a block too. */
static const struct range wide[] = {
	{ 0x1100, 0x115f }, { 0x231a, 0x231b }, { 0x2329, 0x232a },
	{ 0x23e9, 0x23ec }, { 0x23f0, 0x23f0 }, { 0x23f3, 0x23f3 },
	{ 0x25fd, 0x25fe }, { 0x2614, 0x2615 }, { 0x2648, 0x2653 },
	{ 0x267f, 0x267f }, { 0x2693, 0x2693 }, { 0x26a1, 0x26a1 },
	{ 0x26aa, 0x26ab }, { 0x26bd, 0x26be }, { 0x26c4, 0x26c5 },
	{ 0x26ce, 0x26ce }, { 0x26d4, 0x26d4 }, { 0x26ea, 0x26ea },
	{ 0x26f2, 0x26f3 }, { 0x26f5, 0x26f5 }, { 0x26fa, 0x26fa },
	{ 0x26fd, 0x26fd }, { 0x2705, 0x2705 }, { 0x270a, 0x270b },
	{ 0x2728, 0x2728 }, { 0x274c, 0x274c }, { 0x274e, 0x274e },
	{ 0x2753, 0x2755 }, { 0x2757, 0x2757 }, { 0x2795, 0x2797 },
	{ 0x27b0, 0x27b0 }, { 0x27bf, 0x27bf }, { 0x2b1b, 0x2b1c },
	{ 0x2b50, 0x2b50 }, { 0x2b55, 0x2b55 }, { 0x2e80, 0x303e },
	{ 0x3041, 0x3247 }, { 0x3250, 0x4dbf }, { 0x4e00, 0xa4cf },
	{ 0xa960, 0xa97f }, { 0xac00, 0xd7a3 }, { 0xf900, 0xfaff },
	{ 0xfe10, 0xfe1f }, { 0xfe30, 0xfe6f }, { 0xff01, 0xff60 },
	{ 0xffe0, 0xffe6 }, { 0x16fe0, 0x18cff }, { 0x1aff0, 0x1b2ff },
	{ 0x1f004, 0x1f004 }, { 0x1f0cf, 0x1f0cf }, { 0x1f18e, 0x1f18e },
	{ 0x1f191, 0x1f19a }, { 0x1f200, 0x1f320 }, { 0x1f32d, 0x1f335 },
	{ 0x1f337, 0x1f37c }, { 0x1f37e, 0x1f393 }, { 0x1f3a0, 0x1f3ca },
	{ 0x1f3cf, 0x1f3d3 }, { 0x1f3e0, 0x1f3f0 }, { 0x1f3f4, 0x1f3f4 },
	{ 0x1f3f8, 0x1f43e }, { 0x1f440, 0x1f440 }, { 0x1f442, 0x1f4fc },
	{ 0x1f4ff, 0x1f53d }, { 0x1f54b, 0x1f54e }, { 0x1f550, 0x1f567 },
	{ 0x1f57a, 0x1f57a }, { 0x1f595, 0x1f596 }, { 0x1f5a4, 0x1f5a4 },
	{ 0x1f5fb, 0x1f64f }, { 0x1f680, 0x1f6c5 }, { 0x1f6cc, 0x1f6cc },
	{ 0x1f6d0, 0x1f6d2 }, { 0x1f6d5, 0x1f6d7 }, { 0x1f6dc, 0x1f6df },
	{ 0x1f6eb, 0x1f6ec }, { 0x1f6f4, 0x1f6fc }, { 0x1f7e0, 0x1f7eb },
	{ 0x1f7f0, 0x1f7f0 }, { 0x1f90c, 0x1f93a }, { 0x1f93c, 0x1f945 },
	{ 0x1f947, 0x1f9ff }, { 0x1fa70, 0x1faff }, { 0x20000, 0x2fffd },
	{ 0x30000, 0x3fffd },
};

/* Controls, combining marks, joiners, Hangul vowels and finals. */
static const struct range empty[] = {
	{ 0x0000, 0x001f }, { 0x007f, 0x009f }, { 0x0300, 0x036f },
	{ 0x0483, 0x0489 }, { 0x0591, 0x05bd }, { 0x05bf, 0x05bf },
	{ 0x05c1, 0x05c2 }, { 0x05c4, 0x05c5 }, { 0x0610, 0x061a },
	{ 0x064b, 0x065f }, { 0x0670, 0x0670 }, { 0x06d6, 0x06dc },
	{ 0x06df, 0x06e4 }, { 0x06e7, 0x06e8 }, { 0x06ea, 0x06ed },
	{ 0x0e31, 0x0e31 }, { 0x0e34, 0x0e3a }, { 0x0e47, 0x0e4e },
	{ 0x0f71, 0x0f7e }, { 0x0f80, 0x0f84 }, { 0x0f90, 0x0fbc },
	{ 0x1160, 0x11ff }, { 0x180b, 0x180f }, { 0x1ab0, 0x1aff },
	{ 0x1dc0, 0x1dff }, { 0x200b, 0x200f }, { 0x202a, 0x202e },
	{ 0x2060, 0x206f }, { 0x20d0, 0x20ff }, { 0x302a, 0x302d },
	{ 0x3099, 0x309a }, { 0xa66f, 0xa672 }, { 0xfe00, 0xfe0f },
	{ 0xfe20, 0xfe2f }, { 0xfeff, 0xfeff }, { 0xfff9, 0xfffb },
	{ 0xe0001, 0xe01ef },
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* How many bytes the valid character at s (not ASCII) has, or 0. */
static size_t
long_len(const unsigned char *s, size_t len)
{
	const struct form *f = forms;
	size_t i;

	while (f->last < s[0])
		f++;
	if (f->len == 0 || f->len > len || s[1] < f->low || s[1] > f->high)
		return 0;
	for (i = 2; i < f->len; i++) {
		if (!IS_TAIL(s[i]))
			return 0;
	}
	return f->len;
}

size_t
utf8_decode(const char *s, size_t len, int32_t *c)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t n, i;

	if (p[0] < 0x80) {
		*c = p[0];
		return 1;
	}
	n = long_len(p, len);
	if (n == 0) {
		*c = -1;
		return 1;
	}
	*c = p[0] & (0xff >> (n + 1));
	for (i = 1; i < n; i++)
		*c = *c << 6 | (p[i] & 0x3f);
	return n;
}

size_t
utf8_encode(char *p, int32_t c)
{
	uint32_t u = (uint32_t)c;

	if (u < 0x80) {
		p[0] = (char)u;
		return 1;
	}
	if (u < 0x800) {
		p[0] = (char)(0xc0 | u >> 6);
		p[1] = (char)(0x80 | (u & 0x3f));
		return 2;
	}
	if (u < 0x10000) {
		p[0] = (char)(0xe0 | u >> 12);
		p[1] = (char)(0x80 | (u >> 6 & 0x3f));
		p[2] = (char)(0x80 | (u & 0x3f));
		return 3;
	}
	p[0] = (char)(0xf0 | u >> 18);
	p[1] = (char)(0x80 | (u >> 12 & 0x3f));
	p[2] = (char)(0x80 | (u >> 6 & 0x3f));
	p[3] = (char)(0x80 | (u & 0x3f));
	return 4;
}

/* ASCII eight bytes at a time; most Chinese begins with E4..E9. */
size_t
utf8_valid_len(const char *s, size_t len)
{
	const unsigned char *p = (const unsigned char *)s;
	uint64_t word;
	size_t at = 0, n;

	while (at < len) {
		if (p[at] < 0x80) {
			for (; len - at >= 8; at += 8) {
				memcpy(&word, p + at, 8);
				if (word & UINT64_C(0x8080808080808080))
					break;
			}
			while (at < len && p[at] < 0x80)
				at++;
			continue;
		}
		if (p[at] >= 0xe1 && p[at] <= 0xec && len - at >= 3 &&
		    IS_TAIL(p[at + 1]) && IS_TAIL(p[at + 2])) {
			at += 3;
			continue;
		}
		n = long_len(p + at, len - at);
		if (n == 0)
			break;
		at += n;
	}
	return at;
}

size_t
utf8_cut(const char *s, size_t len)
{
	const unsigned char *p = (const unsigned char *)s;
	const struct form *f = forms;
	size_t back = 1;

	while (back < 4 && back < len && IS_TAIL(p[len - back]))
		back++;
	if (back > len || p[len - back] < 0xc0)
		return len;
	while (f->last < p[len - back])
		f++;
	return f->len > back ? len - back : len;
}

static int
is_in(const struct range *r, size_t n, int32_t c)
{
	size_t low = 0, mid;

	while (low < n) {
		mid = low + (n - low) / 2;
		if (c < r[mid].first)
			n = mid;
		else if (c > r[mid].last)
			low = mid + 1;
		else
			return 1;
	}
	return 0;
}

/* A byte that is no UTF-8 is shown as one replacement. */
static size_t
columns_of(int32_t c)
{
	/* characters, their full stops and commas: nearly all that is asked */
	if ((c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3001 && c <= 0x3029) ||
	    (c >= 0xff01 && c <= 0xff60))
		return 2;
	if (c < 0 || (c >= 0x20 && c < 0x7f))
		return 1;
	if (is_in(empty, COUNT(empty), c))
		return 0;
	return is_in(wide, COUNT(wide), c) ? 2 : 1;
}

size_t
utf8_width(const char *s, size_t len)
{
	size_t columns = 0, n;
	int32_t c;

	for (; len > 0; s += n, len -= n) {
		n = utf8_decode(s, len, &c);
		columns += columns_of(c);
	}
	return columns;
}

size_t
utf8_fit(const char *s, size_t len, size_t columns)
{
	size_t at = 0, used = 0, n;
	int32_t c;

	while (at < len) {
		n = utf8_decode(s + at, len - at, &c);
		used += columns_of(c);
		if (used > columns)
			break;
		at += n;
	}
	return at;
}
