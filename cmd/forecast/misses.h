#ifndef MISSES_H
#define MISSES_H

#include <stddef.h>
#include <stdint.h>

/*
 * What forecasts were wrong by. WAPE is the sum of absolute errors over the
 * sum of the counts, MASE (Hyndman and Koehler 2006) the mean of the errors,
 * each over what the same period a season before would have erred by on
 * average until the forecast was made; 1 is as good as that.
 */
struct misses {
	int64_t n, unknown;	/* forecasts; those whose truth is not known */
	double counts;		/* sum of the truth */
	double error, baseline_error;		/* sums of absolute errors */
	double bias;				/* sum of forecast - truth */
	double scaled, baseline_scaled;		/* sums over the scale */
	int64_t nscaled, covered, nintervals;
};

struct misses_one {
	double truth, mean, baseline;
	double lo, hi;		/* NAN: no interval was given */
	double scale;		/* of MASE; 0 or NAN: none */
};

void misses_add(struct misses *t, const struct misses_one *c);

/* The mean error of the same period a season before, of y[0..n); NAN. */
double misses_scale(const double *y, size_t n, size_t season);

#endif
