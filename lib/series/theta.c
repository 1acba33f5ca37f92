/*
 * The Theta method: exponential smoothing plus half the slope of the line
 * through all periods. y(t+h) = l + b/2 (h - 1 + (1 - (1-a)^t) / a).
 * Assimakopoulos and Nikolopoulos 2000, in the form of Hyndman and Billah 2003.
 */
#include "series/method.h"

#include <math.h>

struct theta {
	double a, level, known;
	double left;		/* (1-a)^known */
	double t, tt, y, ty;	/* sums for the line */
};

static void
start(void *state, const struct method_input *in, size_t setting)
{
	static const double rates[] = { 0.3, 1 };
	struct theta *m = state;

	(void)in;
	m->a = rates[setting];
	m->left = 1;
}

static void
learn(void *state, const struct method_input *in, size_t t)
{
	struct theta *m = state;
	double x = (double)t;

	if (isnan(in->z[t]))
		return;
	m->known++;
	m->left *= 1 - m->a;
	m->level += method_rate(m->a, m->known) * (in->z[t] - m->level);
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
	double lag = (1 - m->left) / m->a - 1;
	size_t i;

	(void)in;
	(void)t;
	for (i = 0; i < n; i++)
		out[i] = m->level + slope * ((double)(i + 1) + lag);
}

const struct method theta_method = {
	.name = "theta", .size = sizeof(struct theta), .settings = 2,
	.least = 8, .scales = METHOD_COUNTS | METHOD_ROOTS,
	.start = start, .learn = learn, .ahead = ahead
};
