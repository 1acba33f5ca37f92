#ifndef TEXT_DIGITS_H
#define TEXT_DIGITS_H

#include <stddef.h>

/*
 * Digits as people write them: ASCII or full-width, in one run or in several
 * with blanks, dashes or parentheses between them ("138 0013-8000",
 * "(010)67731234"). For the recognisers of text/mask.
 */
#define DIGITS_MAX 32

struct digits {
	size_t n;
	char value[DIGITS_MAX];		/* '0'..'9'; the 18th may be 'X' */
	size_t begin[DIGITS_MAX];	/* offsets in the text */
	size_t end[DIGITS_MAX];
	int gap[DIGITS_MAX];		/* whether something stands before */
	int is_cut;			/* the last run is longer than this */
};

/* The bytes of the digit that s begins with, or 0. */
size_t digits_width(const char *s, size_t len);

/* Gather the digits that begin at offset at, where one must stand. */
void digits_gather(struct digits *d, const char *s, size_t len, size_t at);

/* Whether the first n digits end where a run does. */
int digits_ends(const struct digits *d, size_t n);

/* How many digits the run has that digit i begins. */
size_t digits_run(const struct digits *d, size_t i);

/*
 * Whether the first 18 (15) values are the number of an identity card: a
 * province, a date of birth and, of 18, the right check digit.
 */
int digits_is_id18(const struct digits *d);
int digits_is_id15(const struct digits *d);

#endif
