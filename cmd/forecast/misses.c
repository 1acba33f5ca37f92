#include "misses.h"

#include <math.h>

void
misses_add(struct misses *t, const struct misses_one *c)
{
	double error = fabs(c->mean - c->truth);
	double base = fabs(c->baseline - c->truth);

	t->n++;
	t->counts += c->truth;
	t->error += error;
	t->baseline_error += base;
	t->bias += c->mean - c->truth;
	if (c->scale > 0) {
		t->nscaled++;
		t->scaled += error / c->scale;
		t->baseline_scaled += base / c->scale;
	}
	if (!isnan(c->lo) && !isnan(c->hi)) {
		t->nintervals++;
		t->covered += c->truth >= c->lo && c->truth <= c->hi;
	}
}

double
misses_scale(const double *y, size_t n, size_t season)
{
	double sum = 0;
	size_t i, used = 0;

	for (i = season; i < n; i++)
		if (!isnan(y[i]) && !isnan(y[i - season])) {
			sum += fabs(y[i] - y[i - season]);
			used++;
		}
	return used > 0 ? sum / (double)used : NAN;
}
