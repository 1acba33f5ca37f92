/*
 * For cells where mostly nothing comes: how often something does, p, and how
 * much then, s, both smoothed; y(t+h) = p s. Teunter, Syntetos and Babai 2011
 * (TSB): unlike Croston's it fades when nothing comes any more.
 */
#include "series/method.h"

#include <math.h>

#define OFTEN 0.05		/* rates */
#define MUCH 0.1

struct sparse {
	double often, much, known, met;
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
	struct sparse *m = state;
	double z = in->z[t];

	if (isnan(z))
		return;
	m->known++;
	m->often += method_rate(OFTEN, m->known) * ((z > 0) - m->often);
	if (z > 0) {
		m->met++;
		m->much += method_rate(MUCH, m->met) * (z - m->much);
	}
}

static void
ahead(const void *state, const struct method_input *in, size_t t, double *out,
    size_t n)
{
	const struct sparse *m = state;
	size_t i;

	(void)in;
	(void)t;
	for (i = 0; i < n; i++)
		out[i] = m->often * m->much;
}

const struct method sparse_method = {
	.name = "sparse", .size = sizeof(struct sparse), .is_flat = 1,
	.settings = 1, .least = 8, .scales = METHOD_COUNTS,
	.start = start, .learn = learn, .ahead = ahead
};
