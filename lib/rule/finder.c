#include "rule/finder.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define PAIRS 65536

/* A set of two neighbouring bytes. */
struct pairs {
	unsigned char bits[PAIRS / 8];
};

struct finder {
	char *const *words;
	size_t *lens;
	size_t n;
	struct pairs first, second;	/* bytes 1 and 2, bytes 4 and 5 */
};

static unsigned int
pair_at(const char *s)
{
	return (unsigned int)(unsigned char)s[0] << 8 | (unsigned char)s[1];
}

static void
allow(struct pairs *p, unsigned int pair)
{
	p->bits[pair >> 3] |= (unsigned char)(1 << (pair & 7));
}

static int
allows(const struct pairs *p, const char *s)
{
	unsigned int pair = pair_at(s);

	return p->bits[pair >> 3] >> (pair & 7) & 1;
}

/* What a word has at its bytes at and at + 1; where it ends before them,
 * anything may stand there. */
static void
allow_word(struct pairs *p, const char *s, size_t len, size_t at)
{
	unsigned int i;

	if (len >= at + 2) {
		allow(p, pair_at(s + at));
		return;
	}
	for (i = 0; i < PAIRS; i++) {
		if (len <= at || i >> 8 == (unsigned char)s[at])
			allow(p, i);
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
		allow_word(&f->first, words[i], f->lens[i], 1);
		allow_word(&f->second, words[i], f->lens[i], 4);
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

static size_t
char_len(unsigned char lead)
{
	return lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/* Whether a word may begin at i; near the end of s nothing rules it out. */
static int
may_begin(const struct finder *f, const char *s, size_t len, size_t i)
{
	/* both looks, and one branch that is nearly never taken */
	return len - i < 6 ||
	    (allows(&f->first, s + i + 1) & allows(&f->second, s + i + 4));
}

/* Where the next word begins, from i on: its number, or -1. */
static int
search(const struct finder *f, const char *s, size_t len, size_t *at)
{
	size_t i;
	int found;

	for (i = *at; i < len; i += char_len((unsigned char)s[i])) {
		if (!may_begin(f, s, len, i))
			continue;
		found = word_at(f, s, len, i);
		if (found >= 0) {
			*at = i;
			return found;
		}
	}
	*at = len;
	return -1;
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
