/*
 * Holt's trend, damped: l' = l + f b + a e, b' = f b + a c e, where e is the
 * error of the last forecast; y(t+h) = l + (f + … + f^h) b. Gardner and
 * McKenzie 1985; FPP3 8.2.
 */
#include "series/method.h"

#include <math.h>

#define SETTINGS 5
#define LARGE 3

/* The last three: the last count, a trend that turns soon, one that stays. */
static const double a[SETTINGS] = { 0.3, 0.95, 1, 0.8, 0.2 };
static const double c[SETTINGS] = { 0.1, 0.05, 0, 0.4, 0.1 };
static const double f[SETTINGS] = { 0.9, 0.98, 1, 0.97, 1 };

struct damped {
	double level[SETTINGS], slope[SETTINGS], known;
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
	struct damped *m = state;
	double e;
	size_t k;

	for (k = 0; k < SETTINGS; k++) {
		m->slope[k] *= f[k];
		m->level[k] += m->slope[k];
	}
	if (isnan(in->z[t]))
		return;
	m->known++;
	for (k = 0; k < SETTINGS; k++) {
		e = in->z[t] - m->level[k];
		m->level[k] += method_rate(a[k], m->known) * e;
		if (m->known > 4)
			m->slope[k] += a[k] * c[k] * e;
	}
}

static void
ahead(const void *state, const struct method_input *in, size_t t, double *out,
    size_t n)
{
	struct damped m = *(const struct damped *)state;
	size_t i, k;

	(void)in;
	(void)t;
	for (i = 0; i < n; i++)
		for (k = 0; k < SETTINGS; k++) {
			m.slope[k] *= f[k];
			m.level[k] += m.slope[k];
			*out++ = m.level[k];
		}
}

const struct method damped_method = {
	.name = "damped_trend", .size = sizeof(struct damped),
	.settings = SETTINGS, .large = LARGE, .least = 8, .scales = METHOD_COUNTS,
	.start = start, .learn = learn, .ahead = ahead
};
