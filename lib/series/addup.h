#ifndef SERIES_ADDUP_H
#define SERIES_ADDUP_H

#include <stddef.h>

/*
 * Forecasts of parts and of their sums, made each for itself, do not add up.
 * This changes all of them as little as their past errors allow, so that they
 * do: the parts b minimise
 *
 *	sum (b - b0)^2 / v  +  sum over sums (S b - s0)^2 / w
 *
 * with v and w the variances of the errors of parts and sums. It is the MinT
 * of Wickramasuriya, Athanasopoulos and Hyndman 2019 with a diagonal matrix
 * ("WLS"). What is uncertain moves most.
 */
struct addup_sum {
	const size_t *parts;	/* which parts it is the sum of */
	size_t n;
	double mean, variance;
};

/*
 * Change mean[0..n) so that it agrees with the sums; none becomes negative.
 * The sums' own new means are the sums of the parts, which the caller takes.
 * Variances are positive.
 */
void addup_parts(double *mean, const double *variance, size_t n,
    const struct addup_sum *sums, size_t nsums);

#endif
