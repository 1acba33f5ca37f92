/*
 * The Theta method: exponential smoothing plus half the slope of the line
 * through all periods. y(t+h) = l + b/2 (h - 1 + (1 - (1-a)^t) / a).
 * Assimakopoulos and Nikolopoulos 2000, in the form of Hyndman and Billah 2003.
 */
#include "series/method.h"

#include <math.h>

#define RATES 2

static const double rates[RATES] = { 0.3, 1 };

struct theta {
	double level[RATES], known;
	double left[RATES];	/* (1-a)^known */
	double t, tt, y, ty;	/* sums for the line */
};

static void
start(void *state, const struct method_input *in)
{
	struct theta *m = state;
	size_t k;

	(void)in;
	for (k = 0; k < RATES; k++)
		m->left[k] = 1;
}

static void
learn(void *state, const struct method_input *in, size_t t)
{
	struct theta *m = state;
	double x = (double)t;
	size_t k;

	if (isnan(in->z[t]))
		return;
	m->known++;
	for (k = 0; k < RATES; k++) {
		m->left[k] *= 1 - rates[k];
		m->level[k] += method_rate(rates[k], m->known) *
		    (in->z[t] - m->level[k]);
	}
	m->t += x;
	m->tt += x * x;
	m->y += in->z[t];
	m->ty += x * in->z[t];
}

static void
ahead(const void *state, const struct method_input *in, size_t t, double *out,
    size_t n)
{
	const struct theta *m = state;
	double spread = m->known * m->tt - m->t * m->t;
	double slope = spread > 0 ?
	    (m->known * m->ty - m->t * m->y) / spread / 2 : 0;
	double lag[RATES];
	size_t i, k;

	(void)in;
	(void)t;
	for (k = 0; k < RATES; k++)
		lag[k] = (1 - m->left[k]) / rates[k] - 1;
	for (i = 0; i < n; i++)
		for (k = 0; k < RATES; k++)
			*out++ = m->level[k] +
			    slope * ((double)(i + 1) + lag[k]);
}

const struct method theta_method = {
	.name = "theta", .size = sizeof(struct theta), .settings = RATES,
	.least = 8, .scales = METHOD_COUNTS | METHOD_ROOTS,
	.start = start, .learn = learn, .ahead = ahead
};
