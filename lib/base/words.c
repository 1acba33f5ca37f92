#include "base/words.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"

#define BLOCK_SIZE 65536	/* of text */
#define SLOTS_MIN 64		/* a power of two */

struct word {
	const char *text;
	uint32_t len;
	uint32_t hash;
};

/* Texts never move: they stand in blocks, and only the list of blocks grows. */
struct words {
	struct word *word;	/* word[n - 1] */
	size_t n, cap;
	uint32_t *slot;		/* numbers, 0 where free; at most half full */
	size_t slots;
	char **block;
	size_t blocks, blocks_cap;
	size_t used;		/* of the last block */
};

struct words *
words_new(void)
{
	struct words *w = mem_array(1, sizeof(*w));

	w->slots = SLOTS_MIN;
	w->slot = mem_array(w->slots, sizeof(*w->slot));
	return w;
}

void
words_free(struct words *w)
{
	size_t i;

	if (w == NULL)
		return;
	for (i = 0; i < w->blocks; i++)
		free(w->block[i]);
	free(w->block);
	free(w->slot);
	free(w->word);
	free(w);
}

static uint64_t
mixed(uint64_t h, uint64_t part)
{
	h = (h ^ part) * UINT64_C(0xff51afd7ed558ccd);
	return h ^ h >> 32;
}

/* All of a text that is shorter than a word. */
static uint64_t
short_part(const char *s, size_t len)
{
	uint32_t first, last;

	if (len >= sizeof(first)) {
		memcpy(&first, s, sizeof(first));
		memcpy(&last, s + len - sizeof(last), sizeof(last));
		return (uint64_t)first << 32 | last;
	}
	return (uint64_t)(unsigned char)s[0] << 16 |
	    (uint64_t)(unsigned char)s[len / 2] << 8 |
	    (unsigned char)s[len - 1];
}

/*
 * Eight bytes at a time, each mixed by a multiplication whose high half
 * comes down; the last eight may overlap those before. An import asks for
 * ten words a row.
 */
static uint32_t
hash_of(const char *s, size_t len)
{
	uint64_t h = len * UINT64_C(0x9e3779b97f4a7c15), part;
	size_t at;

	if (len < sizeof(part))
		return (uint32_t)mixed(h, short_part(s, len));
	for (at = 0; len - at > sizeof(part); at += sizeof(part)) {
		memcpy(&part, s + at, sizeof(part));
		h = mixed(h, part);
	}
	memcpy(&part, s + len - sizeof(part), sizeof(part));
	return (uint32_t)mixed(h, part);
}

/* The slot that holds this text, or the free one where it would go. */
static size_t
find_slot(const struct words *w, const char *s, size_t len, uint32_t hash)
{
	size_t i = hash & (w->slots - 1);

	while (w->slot[i] != 0) {
		const struct word *word = &w->word[w->slot[i] - 1];

		if (word->hash == hash && word->len == len &&
		    memcmp(word->text, s, len) == 0)
			break;
		i = (i + 1) & (w->slots - 1);
	}
	return i;
}

static void
double_slots(struct words *w)
{
	size_t i, at;

	w->slots *= 2;
	free(w->slot);
	w->slot = mem_array(w->slots, sizeof(*w->slot));
	for (i = 0; i < w->n; i++) {
		at = w->word[i].hash & (w->slots - 1);
		while (w->slot[at] != 0)
			at = (at + 1) & (w->slots - 1);
		w->slot[at] = (uint32_t)i + 1;
	}
}

static const char *
keep_text(struct words *w, const char *s, size_t len)
{
	char *p;

	if (w->blocks == 0 || w->used + len + 1 > BLOCK_SIZE) {
		mem_grow(&w->block, w->blocks, &w->blocks_cap,
		    sizeof(*w->block));
		w->block[w->blocks++] = mem_alloc(BLOCK_SIZE);
		w->used = 0;
	}
	p = w->block[w->blocks - 1] + w->used;
	memcpy(p, s, len);
	p[len] = '\0';
	w->used += len + 1;
	return p;
}

/* Cut where a character of UTF-8 begins. */
static size_t
cut_len(const char *s, size_t len)
{
	if (len <= WORDS_MAX_LEN)
		return len;
	len = WORDS_MAX_LEN;
	while (len > WORDS_MAX_LEN - 4 && (s[len] & 0xc0) == 0x80)
		len--;
	return len;
}

int64_t
words_add(struct words *w, const char *s, size_t len)
{
	uint32_t hash;
	size_t at;

	if (len == 0)
		return NUM_NONE;
	len = cut_len(s, len);
	hash = hash_of(s, len);
	at = find_slot(w, s, len, hash);
	if (w->slot[at] != 0)
		return w->slot[at];
	if (w->n >= UINT32_MAX - 1)
		BUG("too many words");
	mem_grow(&w->word, w->n, &w->cap, sizeof(*w->word));
	w->word[w->n].text = keep_text(w, s, len);
	w->word[w->n].len = (uint32_t)len;
	w->word[w->n].hash = hash;
	w->n++;
	w->slot[at] = (uint32_t)w->n;
	if (w->n > w->slots / 2)
		double_slots(w);
	return (int64_t)w->n;
}

int64_t
words_adds(struct words *w, const char *s)
{
	return words_add(w, s, strlen(s));
}

int64_t
words_find(const struct words *w, const char *s, size_t len)
{
	size_t at;

	if (len == 0)
		return NUM_NONE;
	len = cut_len(s, len);
	at = find_slot(w, s, len, hash_of(s, len));
	return w->slot[at] != 0 ? (int64_t)w->slot[at] : NUM_NONE;
}

static const struct word *
word_of(const struct words *w, int64_t n)
{
	static const struct word none = { "", 0, 0 };

	if (n == NUM_NONE)
		return &none;
	if (n < 1 || n > words_count(w))
		BUG("a number that is no word");
	return &w->word[n - 1];
}

const char *
words_text(const struct words *w, int64_t n)
{
	return word_of(w, n)->text;
}

size_t
words_len(const struct words *w, int64_t n)
{
	return word_of(w, n)->len;
}

int
words_has_part(const struct words *w, int64_t n, char sep, int64_t part)
{
	const struct word *whole = word_of(w, n), *wanted = word_of(w, part);
	const char *s = whole->text, *end = s + whole->len, *at;

	while (wanted->len > 0 && s < end) {
		at = memchr(s, sep, (size_t)(end - s));
		if (at == NULL)
			at = end;
		if ((size_t)(at - s) == wanted->len &&
		    memcmp(s, wanted->text, wanted->len) == 0)
			return 1;
		s = at + 1;
	}
	return 0;
}

int64_t
words_count(const struct words *w)
{
	return (int64_t)w->n;
}
