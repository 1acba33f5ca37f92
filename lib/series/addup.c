#include "series/addup.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

#define ROUNDS 200
#define NEAR 1e-9

/*
 * The multiplier of one sum, given those of all others: b = b0 + v (sum of
 * the multipliers of the sums it is in), and l = (s0 - S b) / w. (Gauss and
 * Seidel; the matrix is positive definite.)
 */
static double
step(double *mean, const double *variance, const struct addup_sum *s,
    double l)
{
	double sum = 0, spread = s->variance, change;
	size_t i;

	for (i = 0; i < s->n; i++) {
		sum += mean[s->parts[i]];
		spread += variance[s->parts[i]];
	}
	change = (s->mean - sum - l * s->variance) / spread;
	for (i = 0; i < s->n; i++)
		mean[s->parts[i]] += change * variance[s->parts[i]];
	return change;
}

void
addup_parts(double *mean, const double *variance, size_t n,
    const struct addup_sum *sums, size_t nsums)
{
	double *l = mem_array(nsums + 1, sizeof(*l)), change, most;
	size_t round, j, i;

	for (round = 0; round < ROUNDS; round++) {
		most = 0;
		for (j = 0; j < nsums; j++) {
			change = step(mean, variance, &sums[j], l[j]);
			l[j] += change;
			change = fabs(change) * sums[j].variance;
			most = fmax(most, change / (1 + fabs(sums[j].mean)));
		}
		if (most < NEAR)
			break;
	}
	for (i = 0; i < n; i++)
		if (!(mean[i] > 0))
			mean[i] = 0;
	free(l);
}
