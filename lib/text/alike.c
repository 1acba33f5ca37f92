#include "text/alike.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/utf8.h"

/* Letters of any script; what stands between them is no text. */
static int
is_word_char(int32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= 0x00c0 && c < 0x2000) || (c >= 0x3040 && c < 0xfe00) ||
	    c >= 0x20000;
}

static int
compare(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* The different pairs of a text, sorted: how many. */
static size_t
pairs_of(uint64_t *pairs, const char *s, size_t len)
{
	int32_t c, last = 0;
	size_t n = 0, kept = 0, i, width;

	for (; len > 0 && n < ALIKE_CHARS; s += width, len -= width) {
		width = utf8_decode(s, len, &c);
		if (!is_word_char(c))
			continue;
		if (last != 0)
			pairs[n++] = (uint64_t)last << 32 | (uint32_t)c;
		last = c;
	}
	if (n == 0)
		return 0;
	qsort(pairs, n, sizeof(*pairs), compare);
	for (i = 1; i < n; i++)
		if (pairs[i] != pairs[kept])
			pairs[++kept] = pairs[i];
	return kept + 1;
}

int
alike_percent(const char *a, size_t alen, const char *b, size_t blen)
{
	uint64_t x[ALIKE_CHARS], y[ALIKE_CHARS];
	size_t nx = pairs_of(x, a, alen), ny = pairs_of(y, b, blen);
	size_t i = 0, j = 0, both = 0;

	if (nx == 0 || ny == 0)
		return 0;
	while (i < nx && j < ny) {
		if (x[i] == y[j]) {
			both++;
			i++;
			j++;
		} else if (x[i] < y[j]) {
			i++;
		} else {
			j++;
		}
	}
	return (int)(200 * both / (nx + ny));
}

void
alike_sketch(struct alike_sketch *k, const char *s, size_t len)
{
	uint64_t pairs[ALIKE_CHARS], bit;
	size_t i, n = pairs_of(pairs, s, len);

	memset(k, 0, sizeof(*k));
	k->pairs = (int)n;
	for (i = 0; i < n; i++) {
		bit = pairs[i] * 0x9e3779b97f4a7c15u >> 55;
		k->bits[bit / 64] |= UINT64_C(1) << bit % 64;
	}
}

/* Each bit that the other lacks is a pair that it lacks. */
int
alike_may_be(const struct alike_sketch *a, const struct alike_sketch *b)
{
	int both_a = a->pairs, both_b = b->pairs, i;

	if (a->pairs == 0 || b->pairs == 0)
		return 0;
	for (i = 0; i < 8; i++) {
		both_a -= __builtin_popcountll(a->bits[i] & ~b->bits[i]);
		both_b -= __builtin_popcountll(b->bits[i] & ~a->bits[i]);
	}
	return 200 * (both_a < both_b ? both_a : both_b) /
	    (a->pairs + b->pairs);
}
