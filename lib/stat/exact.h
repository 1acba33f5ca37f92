#ifndef STAT_EXACT_H
#define STAT_EXACT_H

#include <stddef.h>
#include <stdint.h>

/*
 * Exact tests of counts, and what is left of many tests at once. Chances are
 * in 0..1, never NaN.
 */

/* How likely k or more of n are, each with the chance p. 0 <= p <= 1. */
double exact_binomial_tail(int64_t n, int64_t k, double p);

/*
 * How likely k or more marked ones are among n drawn from a total of which
 * so many are marked: Fisher's exact test, one-sided. 0 <= n, marked <=
 * total.
 */
double exact_drawn_tail(int64_t total, int64_t marked, int64_t n, int64_t k);

/*
 * Benjamini and Hochberg: the largest chance p[i] that is still a discovery
 * where at most so many percent of all discoveries may be false; -1 where
 * none is. Those with p[i] <= it are discoveries. p is not changed.
 */
double exact_discovery_limit(const double *p, size_t n, int percent);

#endif
