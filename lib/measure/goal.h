#ifndef MEASURE_GOAL_H
#define MEASURE_GOAL_H

#include <stddef.h>

#include "rule/goalrule.h"
#include "stat/ratio.h"

/*
 * The target of a unit's 解决率: the median of its last comparable periods
 * (those with at least so many valid revisits) and a step, between floor and
 * cap, in whole tenths of a percent, so that the target is what is printed.
 */
struct goal {
	struct ratio target;	/* den 0: the policy has no targets */
	struct ratio median;	/* den 0: no comparable period */
	size_t used;		/* comparable periods */
};

/* earlier[i] is solved/valid of i + 1 periods ago. */
void goal_set(struct goal *goal, const struct goalrule *rule, int minimum,
    const struct ratio *earlier, size_t n);

/* The median of n > 0 shares, den > 0 each and up to 10^8; they are sorted.
 * Of an even number the mean of the two in the middle. */
struct ratio goal_median(struct ratio *shares, size_t n);

#endif
