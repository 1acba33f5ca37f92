#include "series/method.h"

#include <math.h>

const struct method *const method_table[] = {
	&mean_method, &naive_method, &smooth_method, &damped_method, &theta_method,
	&season_method, &regress_method, &ownpast_method, &sparse_method, NULL
};

static void
waves(double *out, double angle, size_t n)
{
	size_t k;

	for (k = 0; k < n; k++) {
		out[2 * k] = cos((double)(k + 1) * angle);
		out[2 * k + 1] = sin((double)(k + 1) * angle);
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
		waves(basis + METHOD_WEEK, turn * week, 3);
		for (k = 0; k < SERIES_MAX_EFFECTS; k++)
			basis[METHOD_EFFECTS + k] = series_effect(s, i, k);
	}
}
