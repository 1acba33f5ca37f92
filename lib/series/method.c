#include "series/method.h"

#include <math.h>

const struct method *const method_table[] = {
	&mean_method, &naive_method, &smooth_method, &damped_method,
	&theta_method, &season_method, &regress_method, &ownpast_method,
	&sparse_method, NULL
};

static void
waves(double *out, double angle, size_t n)
{
	size_t k;

	out[0] = cos(angle);
	out[1] = sin(angle);
	/* the sum of two angles: a wave is the one before, turned once more */
	for (k = 2; k < 2 * n; k += 2) {
		out[k] = out[k - 2] * out[0] - out[k - 1] * out[1];
		out[k + 1] = out[k - 1] * out[0] + out[k - 2] * out[1];
	}
}

void
method_basis(double *basis, const struct series *s, size_t n)
{
	static const double turn = 6.283185307179586;
	double week;
	size_t i, k;

	for (i = 0; i < n; i++, basis += METHOD_BASIS) {
		waves(basis, turn * series_phase(s, i), METHOD_WAVES);
		week = (double)(series_day(s, i) % 7) / 7;
		if (s->freq == SERIES_DAY)
			waves(basis + METHOD_WEEK, turn * week, 3);
		for (k = 0; k < SERIES_MAX_EFFECTS; k++)
			basis[METHOD_EFFECTS + k] = series_effect(s, i, k);
	}
}
