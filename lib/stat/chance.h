#ifndef STAT_CHANCE_H
#define STAT_CHANCE_H

#include <stdint.h>

/*
 * Counts that are to come: Poisson, or where their variance is larger than
 * their mean, negative binomial. mean and variance are finite and not
 * negative; a mean of 0 is a count of 0.
 */

/* The smallest count that a share p (0 < p < 1) of them does not exceed. */
int64_t chance_quantile(double mean, double variance, double p);

/* How likely it is that n or more come. */
double chance_tail(double mean, double variance, int64_t n);

/* How likely a standard normal number is to be x or more. */
double chance_normal_tail(double x);

#endif
