#include "rule/finder.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define PAIRS 65536

struct finder {
	char *const *words;
	size_t *lens;
	size_t n;
	unsigned char bits[PAIRS / 8];	/* of two neighbouring bytes */
};

static void
set_bit(struct finder *f, unsigned int pair)
{
	f->bits[pair >> 3] |= (unsigned char)(1 << (pair & 7));
}

static unsigned int
pair_at(const char *s)
{
	return (unsigned int)(unsigned char)s[0] << 8 | (unsigned char)s[1];
}

/* Words of one or two bytes allow every pair behind what they say. */
static void
allow_word(struct finder *f, const char *s, size_t len)
{
	unsigned int i;

	if (len >= 3) {
		set_bit(f, pair_at(s + 1));
		return;
	}
	for (i = 0; i < PAIRS; i++) {
		if (len == 1 || i >> 8 == (unsigned char)s[1])
			set_bit(f, i);
	}
}

struct finder *
finder_new(char *const *words, size_t n)
{
	struct finder *f = mem_array(1, sizeof(*f));
	size_t i;

	f->words = words;
	f->n = n;
	f->lens = mem_array(n, sizeof(*f->lens));
	for (i = 0; i < n; i++) {
		f->lens[i] = strlen(words[i]);
		allow_word(f, words[i], f->lens[i]);
	}
	return f;
}

void
finder_free(struct finder *f)
{
	if (f == NULL)
		return;
	free(f->lens);
	free(f);
}

/* Whether s[0..len) begins with a digit, be it a full-width one. */
static int
begins_with_digit(const char *s, size_t len)
{
	if (len >= 3 && memcmp(s, "\xef\xbc", 2) == 0)
		return (unsigned char)s[2] >= 0x90 &&
		    (unsigned char)s[2] <= 0x99;
	return len > 0 && s[0] >= '0' && s[0] <= '9';
}

/* Whether the word that is found at i is the end of a longer number. */
static int
is_cut(const struct finder *f, size_t word, const char *s, size_t i)
{
	if (!begins_with_digit(f->words[word], f->lens[word]))
		return 0;
	return (i >= 1 && begins_with_digit(s + i - 1, 1)) ||
	    (i >= 3 && begins_with_digit(s + i - 3, 3));
}

static int
word_at(const struct finder *f, const char *s, size_t len, size_t i)
{
	size_t k;

	for (k = 0; k < f->n; k++) {
		if (f->lens[k] <= len - i &&
		    memcmp(s + i, f->words[k], f->lens[k]) == 0 &&
		    !is_cut(f, k, s, i))
			return (int)k;
	}
	return -1;
}

/* Where the next word begins, from i on: its number, or -1. */
static int
search(const struct finder *f, const char *s, size_t len, size_t *at)
{
	unsigned int pair;
	size_t i;
	int found = -1;

	for (i = *at; i + 2 < len && found < 0; i++) {
		pair = pair_at(s + i + 1);
		if (!(f->bits[pair >> 3] >> (pair & 7) & 1))
			continue;
		found = word_at(f, s, len, i);
	}
	/* The last two bytes have no pair behind them. */
	for (; i < len && found < 0; i++)
		found = word_at(f, s, len, i);
	*at = found < 0 ? len : i - 1;
	return found;
}

int
finder_find(const struct finder *f, const char *s, size_t len)
{
	size_t at = 0;

	return search(f, s, len, &at);
}

int
finder_next(const struct finder *f, const char *s, size_t len, size_t *at)
{
	int found = search(f, s, len, at);

	if (found >= 0)
		*at += f->lens[found];
	return found;
}
