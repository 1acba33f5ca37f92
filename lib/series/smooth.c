/*
 * Simple exponential smoothing: l += a (y - l), y(t+h) = l. Brown 1956; FPP3
 * 8.1. At the start a is 1/t until that is smaller (method_rate).
 */
#include "series/method.h"

#include <math.h>

struct smooth {
	double a, level, known;
};

static void
start(void *state, const struct method_input *in, size_t setting)
{
	static const double rates[] = { 0.1, 0.3, 0.6 };
	struct smooth *m = state;

	(void)in;
	m->a = rates[setting];
	m->level = m->known = 0;
}

static void
learn(void *state, const struct method_input *in, size_t t)
{
	struct smooth *m = state;

	if (isnan(in->z[t]))
		return;
	m->known++;
	m->level += method_rate(m->a, m->known) * (in->z[t] - m->level);
}

static void
ahead(const void *state, const struct method_input *in, size_t t, double *out,
    size_t n)
{
	const struct smooth *m = state;
	size_t i;

	(void)in;
	(void)t;
	for (i = 0; i < n; i++)
		out[i] = m->level;
}

const struct method smooth_method = {
	.name = "smooth", .size = sizeof(struct smooth), .settings = 3,
	.least = 4, .scales = METHOD_COUNTS | METHOD_ROOTS,
	.start = start, .learn = learn, .ahead = ahead
};
