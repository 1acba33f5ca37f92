#include "text/finder.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define LOW 64			/* values of six bits */
#define LOOK 6			/* bytes that both tables look at */

/* A set of two neighbouring bytes by their low six bits: those in which the
 * later bytes of a character differ. The first one's say which word, the
 * second one's which bit of it. */
struct pairs {
	uint64_t bits[LOW];
};

struct word {
	const char *s;			/* borrowed */
	size_t len;
};

/* The words that have the same low bits in their third byte, in order; the
 * shorter ones stand in all buckets. */
#define BUCKETS 64
#define BUCKET_LOOK 3

struct bucket {
	uint32_t *at;
	size_t n, cap;
};

struct finder {
	struct word *words;
	size_t n, cap;
	struct bucket buckets[BUCKETS];
	size_t shortest;		/* bytes */
	struct pairs first, second;	/* bytes 1 and 2, bytes 4 and 5 */
};

static unsigned int
low_bits(char c)
{
	return (unsigned char)c & 63;
}

static int
allows(const struct pairs *p, const char *s)
{
	return p->bits[low_bits(s[0])] >> low_bits(s[1]) & 1;
}

/* What a word has at its bytes at and at + 1; where it ends before them,
 * anything may stand there. */
static void
allow_word(struct pairs *p, const char *s, size_t len, size_t at)
{
	unsigned int i;

	for (i = 0; i < LOW; i++) {
		if (len > at && low_bits(s[at]) != i)
			continue;
		p->bits[i] |= len > at + 1 ?
		    UINT64_C(1) << low_bits(s[at + 1]) : UINT64_MAX;
	}
}

struct finder *
finder_new(void)
{
	struct finder *f = mem_array(1, sizeof(*f));

	f->shortest = SIZE_MAX;
	return f;
}

static void
put_in_buckets(struct finder *f, const struct word *w, uint32_t number)
{
	struct bucket *b;
	unsigned int i;

	for (i = 0; i < BUCKETS; i++) {
		b = &f->buckets[i];
		if (w->len >= BUCKET_LOOK &&
		    low_bits(w->s[BUCKET_LOOK - 1]) != i)
			continue;
		mem_grow(&b->at, b->n, &b->cap, sizeof(*b->at));
		b->at[b->n++] = number;
	}
}

void
finder_add(struct finder *f, const char *word)
{
	struct word *w;

	mem_grow(&f->words, f->n, &f->cap, sizeof(*f->words));
	w = &f->words[f->n++];
	w->s = word;
	w->len = strlen(word);
	if (w->len < f->shortest)
		f->shortest = w->len;
	allow_word(&f->first, w->s, w->len, 1);
	allow_word(&f->second, w->s, w->len, 4);
	put_in_buckets(f, w, (uint32_t)f->n - 1);
}

void
finder_free(struct finder *f)
{
	size_t i;

	if (f == NULL)
		return;
	for (i = 0; i < BUCKETS; i++)
		free(f->buckets[i].at);
	free(f->words);
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
is_cut(const struct word *w, const char *s, size_t i)
{
	if (!begins_with_digit(w->s, w->len))
		return 0;
	return (i >= 1 && begins_with_digit(s + i - 1, 1)) ||
	    (i >= 3 && begins_with_digit(s + i - 3, 3));
}

/* Near the end of s, where only a short word fits, any bucket has it. */
static const struct bucket *
bucket_at(const struct finder *f, const char *s, size_t len, size_t i)
{
	return &f->buckets[len - i < BUCKET_LOOK ? 0 :
	    low_bits(s[i + BUCKET_LOOK - 1])];
}

/* The number of the first word of a bucket, from its k-th on, that stands at
 * i; k is moved behind it. -1: none. */
static int
word_at(const struct finder *f, const struct bucket *b, size_t *k,
    const char *s, size_t len, size_t i)
{
	const struct word *w;

	while (*k < b->n) {
		w = &f->words[b->at[(*k)++]];
		if (w->len <= len - i && memcmp(s + i, w->s, w->len) == 0 &&
		    !is_cut(w, s, i))
			return (int)(w - f->words);
	}
	return -1;
}

/* Bytes of a character, by the upper half of its first one. */
static size_t
char_len(char lead)
{
	static const unsigned char lens[16] = { 1, 1, 1, 1, 1, 1, 1, 1,
		1, 1, 1, 1, 2, 2, 3, 4 };

	return lens[(unsigned char)lead >> 4];
}

/* Where a word may begin, from i on; len where none does any more. Of an
 * import's texts each character passes here. */
static size_t
next_place(const struct finder *f, const char *s, size_t len, size_t i)
{
	const char *p, *end;

	if (i >= len)
		return len;
	end = len < LOOK ? s : s + len - LOOK + 1;
	for (p = s + i; p < end; p += char_len(*p))
		if (allows(&f->first, p + 1) && allows(&f->second, p + 4))
			return (size_t)(p - s);
	/* near the end of s nothing rules a word out but its length */
	i = (size_t)(p - s);
	return len - i >= f->shortest ? i : len;
}

/* Where the next word begins, from *at on: its number, or -1. */
static int
search(const struct finder *f, const char *s, size_t len, size_t *at)
{
	size_t i, k;
	int found;

	for (i = next_place(f, s, len, *at); i < len;
	    i = next_place(f, s, len, i + char_len(s[i]))) {
		k = 0;
		found = word_at(f, bucket_at(f, s, len, i), &k, s, len, i);
		if (found >= 0) {
			*at = i;
			return found;
		}
	}
	*at = len;
	return -1;
}

unsigned int
finder_lists(const struct finder *f, const unsigned char *lists,
    const char *s, size_t len)
{
	const struct bucket *b;
	unsigned int found = 0;
	size_t i, k;
	int word;

	for (i = next_place(f, s, len, 0); i < len;
	    i = next_place(f, s, len, i + char_len(s[i]))) {
		b = bucket_at(f, s, len, i);
		k = 0;
		while ((word = word_at(f, b, &k, s, len, i)) >= 0)
			found |= lists[word];
	}
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
		*at += f->words[found].len;
	return found;
}
