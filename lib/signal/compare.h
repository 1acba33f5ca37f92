#ifndef SIGNAL_COMPARE_H
#define SIGNAL_COMPARE_H

#include <stddef.h>
#include <stdint.h>

#include "stat/ratio.h"
#include "stat/wilson.h"

/*
 * One count beside another: in how many of n something was seen, against what
 * was seen elsewhere, and whether chance alone would bring so much. It is for
 * a person to look at; it says nothing of why.
 */
enum compare_kind {
	COMPARE_DRAWN,		/* base: what was seen in others; Fisher's
				 * exact test, one-sided */
	COMPARE_PAIRED,		/* base: the other way round, of the same n;
				 * the exact test of signs */
	COMPARE_FIXED		/* base: the share that is to be expected */
};

struct compare {
	enum compare_kind kind;
	int64_t n, seen;
	struct ratio base;
	int minimum;		/* a smaller n is not tested */
	int points;		/* nor flagged below so many percent points */
	double at_least;	/* chance is no smaller than this */

	struct wilson interval;	/* out: 95 % of its own share */
	double chance;		/* out: so much or more by chance; 1 */
	int is_tested, is_large, is_flagged;	/* out */
};

/* All that is out but is_flagged. Where base has no n nothing is tested. */
void compare_test(struct compare *c);

/*
 * Flag those that were tested, are large enough and stand out although all of
 * them were looked at: of the flagged at most so many percent may be false
 * (Benjamini and Hochberg). One that is not large counts as one that chance
 * explains: it makes room for none of the others.
 */
void compare_judge(struct compare *const *tests, size_t n, int false_percent);

#endif
