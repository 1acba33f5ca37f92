/*
 * Simple exponential smoothing: l += a (y - l), y(t+h) = l. Brown 1956; FPP3
 * 8.1. At the start a is 1/t until that is smaller (method_rate).
 */
#include "series/method.h"

#include <math.h>

#define RATES 3

static const double rates[RATES] = { 0.1, 0.3, 0.6 };

struct smooth {
	double level[RATES], known;
};

static void
start(void *state, const struct method_input *in)
{
	(void)state;
	(void)in;
}

static void
learn(void *state, const struct method_input *in, size_t t)
{
	struct smooth *m = state;
	size_t k;

	if (isnan(in->z[t]))
		return;
	m->known++;
	for (k = 0; k < RATES; k++)
		m->level[k] += method_rate(rates[k], m->known) *
		    (in->z[t] - m->level[k]);
}

static void
ahead(const void *state, const struct method_input *in, size_t t, double *out,
    size_t n)
{
	const struct smooth *m = state;
	size_t i, k;

	(void)in;
	(void)t;
	for (i = 0; i < n; i++)
		for (k = 0; k < RATES; k++)
			*out++ = m->level[k];
}

const struct method smooth_method = {
	.name = "smooth", .size = sizeof(struct smooth), .is_flat = 1,
	.settings = RATES, .least = 4,
	.scales = METHOD_COUNTS | METHOD_ROOTS,
	.start = start, .learn = learn, .ahead = ahead
};
