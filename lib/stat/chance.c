#include "stat/chance.h"

#include <math.h>

#define MANY 1e4		/* beyond it the normal law serves */

/* The law as what one count is of the one before: p(k) = p(k-1) ratio(k). */
struct law {
	double mean, size, q;	/* size 0: Poisson */
	double p0;
};

static struct law
law_of(double mean, double variance)
{
	struct law l = { mean, 0, 0, exp(-mean) };

	if (variance > mean * (1 + 1e-9)) {
		l.size = mean * mean / (variance - mean);
		l.q = mean / (l.size + mean);
		l.p0 = exp(l.size * log(l.size / (l.size + mean)));
	}
	return l;
}

static double
ratio(const struct law *l, int64_t k)
{
	return l->size > 0 ? ((double)k - 1 + l->size) / (double)k * l->q :
	    l->mean / (double)k;
}

double
chance_normal_tail(double x)
{
	return 0.5 * erfc(x / sqrt(2));
}

/* The normal number that a share p does not exceed, by halving. */
static double
normal_quantile(double p)
{
	double low = -10, high = 10, middle;
	int i;

	for (i = 0; i < 60; i++) {
		middle = (low + high) / 2;
		if (1 - chance_normal_tail(middle) < p)
			low = middle;
		else
			high = middle;
	}
	return low;
}

int64_t
chance_quantile(double mean, double variance, double p)
{
	struct law l;
	double term, sum, x;
	int64_t k;

	if (!(mean > 0))
		return 0;
	l = law_of(mean, variance);
	if (mean > MANY || l.p0 < 1e-290) {
		x = mean + normal_quantile(p) * sqrt(fmax(mean, variance));
		return x > 0 ? (int64_t)floor(x) : 0;
	}
	for (k = 0, term = sum = l.p0; sum < p && k < (int64_t)(40 * MANY);) {
		term *= ratio(&l, ++k);
		sum += term;
	}
	return k;
}

double
chance_tail(double mean, double variance, int64_t n)
{
	struct law l;
	double term, sum = 0;
	int64_t k;

	if (n <= 0)
		return 1;
	if (!(mean > 0))
		return 0;
	l = law_of(mean, variance);
	if (mean > MANY || l.p0 < 1e-290)
		return chance_normal_tail(((double)n - 0.5 - mean) /
		    sqrt(fmax(mean, variance)));
	for (k = 1, term = l.p0; k <= n; k++)
		term *= ratio(&l, k);
	/* from the small end up, so that small chances stay exact */
	for (k = n; k < n + (int64_t)(4 * MANY) && term > 1e-18 * sum; k++) {
		sum += term;
		term *= ratio(&l, k + 1);
	}
	return sum < 1 ? sum : 1;
}
