#ifndef LEARN_GRAMS_H
#define LEARN_GRAMS_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/*
 * The character n-grams of a text: what the classifier looks at. One
 * spelling first: full-width forms as ASCII, letters lower, a run of digits
 * as one '0', a run of white space as one blank. Then every character and
 * every two in a row.
 *
 * A gram is known by a key: its characters, 16 bits each and the last one
 * lowest (those beyond the basic plane are one character, U+FFFD; none is 0),
 * and in the bits above 32 in which space it was seen. GRAMS_TAIL is the end
 * of the last field once more: there agents write whom they ask
 * ("请市民政局核实处理"). It comes after all of the text.
 */
enum grams_space { GRAMS_TEXT, GRAMS_TAIL };
#define GRAMS_SPACES 2

#define GRAMS_FIELDS 8

struct grams_form {
	unsigned tail;			/* characters of the end; 0: none */
	float weight[GRAMS_FIELDS];	/* of a gram of each field */
	size_t nfields;
};

struct grams_text { const char *s; size_t len; };

/*
 * A stretch of a text, spelled: every c[i] is a gram, and so is every pair
 * of it and the character before it, which is `before` for the first one (0:
 * none is before it).
 */
#define GRAMS_STRETCH 512

struct grams_stretch {
	uint64_t space;			/* of its keys */
	float weight;
	uint16_t before;
	const uint16_t *c;
	size_t n;			/* at most GRAMS_STRETCH */
};

static inline uint64_t
grams_single(const struct grams_stretch *s, size_t i)
{
	return s->space | s->c[i];
}

/* The key of the pair that c[i] ends; 0: there is none. */
static inline uint64_t
grams_pair(const struct grams_stretch *s, size_t i)
{
	uint64_t first = i > 0 ? s->c[i - 1] : s->before;

	return first != 0 ? s->space | first << 16 | s->c[i] : 0;
}

typedef void (*grams_fn)(void *arg, const struct grams_stretch *s);
void grams_each(const struct grams_form *form, const struct grams_text *fields,
    size_t n, grams_fn fn, void *arg);

/* Append the characters of a gram as UTF-8. */
void grams_put(struct buf *b, uint64_t key);
enum grams_space grams_space_of(uint64_t key);

#endif
