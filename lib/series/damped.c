/*
 * Holt's trend, damped: l' = l + f b + a e, b' = f b + a c e, where e is the
 * error of the last forecast; y(t+h) = l + (f + … + f^h) b. Gardner and
 * McKenzie 1985; FPP3 8.2.
 */
#include "series/method.h"

#include <math.h>

struct damped {
	double a, c, f;
	double level, slope, known;
};

static void
start(void *state, const struct method_input *in, size_t setting)
{
	static const struct damped settings[] = {
		{ .a = 0.3, .c = 0.1, .f = 0.9 },
		{ .a = 0.95, .c = 0.05, .f = 0.98 }
	};
	struct damped *m = state;

	(void)in;
	*m = settings[setting];
}

static void
learn(void *state, const struct method_input *in, size_t t)
{
	struct damped *m = state;
	double e;

	m->slope *= m->f;
	m->level += m->slope;
	if (isnan(in->z[t]))
		return;
	m->known++;
	e = in->z[t] - m->level;
	m->level += method_rate(m->a, m->known) * e;
	if (m->known > 4)
		m->slope += m->a * m->c * e;
}

static void
ahead(const void *state, const struct method_input *in, size_t t, double *out,
    size_t n)
{
	const struct damped *m = state;
	double level = m->level, slope = m->slope;
	size_t i;

	(void)in;
	(void)t;
	for (i = 0; i < n; i++) {
		slope *= m->f;
		level += slope;
		out[i] = level;
	}
}

const struct method damped_method = {
	.name = "damped_trend", .size = sizeof(struct damped), .settings = 2,
	.least = 8, .scales = METHOD_COUNTS,
	.start = start, .learn = learn, .ahead = ahead
};
