#ifndef RULE_FINDER_H
#define RULE_FINDER_H

#include <stddef.h>

/*
 * Finds the first of a few words in many texts, both UTF-8. Two tables, of
 * the second and third byte of each word and of the fifth and sixth (of two
 * Chinese characters those that differ), rule out nearly every character, so
 * a text costs about a nanosecond a character however many words there are.
 */
struct finder;

/* The words are borrowed: they live as long as the finder. None may be
 * empty. */
struct finder *finder_new(char *const *words, size_t n);
void finder_free(struct finder *f);

/*
 * The number of the word that stands first in s, or -1. A word that begins
 * with a digit is not found inside a longer number: "2小时内" not in "12小时内".
 */
int finder_find(const struct finder *f, const char *s, size_t len);
/* The same from *at on, which is moved behind the word. */
int finder_next(const struct finder *f, const char *s, size_t len,
    size_t *at);

#endif
