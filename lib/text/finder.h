#ifndef TEXT_FINDER_H
#define TEXT_FINDER_H

#include <stddef.h>

/*
 * Finds the first of a few words in many texts, both UTF-8. Two small
 * tables, of the second and third byte of each word and of the fifth and sixth
 * (of two Chinese characters those that differ), rule out nearly every
 * character, so a text costs about a nanosecond a character however many
 * words there are.
 */
struct finder;

struct finder *finder_new(void);
/* Words are numbered as they are added, from 0. The word is borrowed: it
 * lives as long as the finder. It may not be empty. */
void finder_add(struct finder *f, const char *word);
void finder_free(struct finder *f);

/*
 * The number of the word that stands first in s, or -1. A word that begins
 * with a digit is not found inside a longer number: "2小时内" not in "12小时内".
 */
int finder_find(const struct finder *f, const char *s, size_t len);
/* The same from *at on, which is moved behind the word. */
int finder_next(const struct finder *f, const char *s, size_t len,
    size_t *at);

/* Of several lists in one, word i being of the list lists[i], a bit: those
 * of which a word stands in s. */
unsigned int finder_lists(const struct finder *f, const unsigned char *lists,
    const char *s, size_t len);

#endif
