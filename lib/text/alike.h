#ifndef TEXT_ALIKE_H
#define TEXT_ALIKE_H

#include <stddef.h>
#include <stdint.h>

/*
 * How much two texts say the same: twice the pairs of neighbouring characters
 * that both have, of all pairs of both (Dice), in percent. Digits, white space
 * and punctuation don't count; of a long text the first ALIKE_CHARS
 * characters do. 100 for texts with the same pairs, 0 where one has none.
 */
#define ALIKE_CHARS 400

int alike_percent(const char *a, size_t alen, const char *b, size_t blen);

/*
 * What is left of a text to compare many with each other: a bit for each of
 * its pairs, of 512 in all. alike_may_be is at least alike_percent of the two,
 * and seldom much more.
 */
struct alike_sketch {
	uint64_t bits[8];
	int pairs;
};

void alike_sketch(struct alike_sketch *k, const char *s, size_t len);
int alike_may_be(const struct alike_sketch *a, const struct alike_sketch *b);

#endif
