#ifndef TEXT_ALIKE_H
#define TEXT_ALIKE_H

#include <stddef.h>

/*
 * How much two texts say the same: twice the pairs of neighbouring characters
 * that both have, of all pairs of both (Dice), in percent. Digits, white space
 * and punctuation don't count; of a long text the first ALIKE_CHARS
 * characters do. 100 for texts with the same pairs, 0 where one has none.
 */
#define ALIKE_CHARS 400

int alike_percent(const char *a, size_t alen, const char *b, size_t blen);

#endif
