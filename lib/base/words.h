#ifndef BASE_WORDS_H
#define BASE_WORDS_H

#include <stddef.h>
#include <stdint.h>

/*
 * Words: the short texts that repeat (categories, places, units, channels,
 * staff), each known by a small number, so that records are rows of integers
 * and counting is indexing. The same bytes always get the same number of one
 * struct words; numbers count up from 1 in the order of first use.
 *
 * A list of words (helpers of a case) and a path (a category) are words
 * too: their parts joined by WORDS_SEP ('/' stands between the parts of a
 * path; a '/' inside a part is stored as U+FF0F).
 */
#define WORDS_SEP '\x1f'
#define WORDS_MAX_LEN 1023	/* bytes; longer texts are cut at a character */

struct words;

struct words *words_new(void);
void words_free(struct words *w);

/* The number of this text, given now if it is new. len 0 gives NUM_NONE. */
int64_t words_add(struct words *w, const char *s, size_t len);
int64_t words_adds(struct words *w, const char *s);	/* a C string */

/* The number of this text, or NUM_NONE where it is unknown. */
int64_t words_find(const struct words *w, const char *s, size_t len);

/*
 * The text of a number, borrowed, valid as long as w; "" for NUM_NONE. A
 * number that w never gave is a BUG.
 */
const char *words_text(const struct words *w, int64_t n);
size_t words_len(const struct words *w, int64_t n);

/* Whether word part is one of the parts of word n, which sep divides; what is
 * NUM_NONE has none. */
int words_has_part(const struct words *w, int64_t n, char sep, int64_t part);

/* How many there are: the numbers are 1..count. */
int64_t words_count(const struct words *w);

#endif
