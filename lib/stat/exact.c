#include "stat/exact.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define SMALL 1e-18		/* of the sum: what follows adds nothing */

static double
log_choose(int64_t n, int64_t k)
{
	return lgamma((double)n + 1) - lgamma((double)k + 1) -
	    lgamma((double)(n - k) + 1);
}

static double
within_one(double p)
{
	return p < 0 ? 0 : p < 1 ? p : 1;
}

/*
 * Both tails are summed from k away from the mean, so that the terms fall
 * from the first on. Towards it they would rise from one that is too small to
 * be told from 0, and nothing would come of it.
 */
static double
binomial_from(int64_t n, int64_t k, double p)
{
	double sum = 0, odds = p / (1 - p);
	double term = exp(log_choose(n, k) + (double)k * log(p) +
	    (double)(n - k) * log1p(-p));

	for (; k <= n && term > SMALL * sum; k++) {
		sum += term;
		term *= (double)(n - k) / (double)(k + 1) * odds;
	}
	return sum;
}

double
exact_binomial_tail(int64_t n, int64_t k, double p)
{
	if (k <= 0)
		return 1;
	if (k > n || p <= 0)
		return 0;
	if (p >= 1)
		return 1;
	/* fewer than k are seen where more than n - k are not */
	return within_one((double)k > (double)n * p ? binomial_from(n, k, p) :
	    1 - binomial_from(n, n - k + 1, 1 - p));
}

static double
drawn_from(int64_t total, int64_t marked, int64_t n, int64_t k)
{
	int64_t most = n < marked ? n : marked;
	double sum = 0, term = exp(log_choose(marked, k) +
	    log_choose(total - marked, n - k) - log_choose(total, n));

	for (; k <= most && term > SMALL * sum; k++) {
		sum += term;
		term *= (double)(marked - k) / (double)(k + 1) *
		    ((double)(n - k) / (double)(total - marked - n + k + 1));
	}
	return sum;
}

double
exact_drawn_tail(int64_t total, int64_t marked, int64_t n, int64_t k)
{
	int64_t most = n < marked ? n : marked, least = n + marked - total;
	double mean;

	if (k <= least || k <= 0)
		return 1;
	if (k > most)
		return 0;
	mean = (double)n * (double)marked / (double)total;
	/* of those that are not marked it is the other way round */
	return within_one((double)k > mean ? drawn_from(total, marked, n, k) :
	    1 - drawn_from(total, total - marked, n, n - k + 1));
}

static int
compare(const void *x, const void *y)
{
	const double *a = x, *b = y;

	return (*a > *b) - (*a < *b);
}

double
exact_discovery_limit(const double *p, size_t n, int percent)
{
	double *sorted, limit = -1;
	size_t i;

	if (n == 0)
		return -1;
	sorted = mem_array(n, sizeof(*sorted));
	memcpy(sorted, p, n * sizeof(*sorted));
	qsort(sorted, n, sizeof(*sorted), compare);
	for (i = 0; i < n; i++)
		if (sorted[i] * 100 * (double)n <= (double)(i + 1) * percent)
			limit = sorted[i];
	free(sorted);
	return limit;
}
