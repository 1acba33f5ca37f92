#include "series/model.h"

#include <math.h>

const struct model *const model_table[] = {
	&mean_model, &naive_model, &smooth_model, &damped_model, &theta_model,
	&season_model, &regress_model, &ownpast_model, &sparse_model, NULL
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
model_basis(double *basis, const struct series *s, size_t n)
{
	static const double turn = 6.283185307179586;
	double week;
	size_t i, k;

	for (i = 0; i < n; i++, basis += MODEL_BASIS) {
		waves(basis, turn * series_phase(s, i), MODEL_WAVES);
		week = (double)(series_day(s, i) % 7) / 7;
		waves(basis + MODEL_WEEK, turn * week, 3);
		for (k = 0; k < SERIES_MAX_EFFECTS; k++)
			basis[MODEL_EFFECTS + k] = series_effect(s, i, k);
	}
}
