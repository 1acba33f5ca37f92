/*
 * The mean of the last eight known periods: their rate, which stands in
 * wherever history is short.
 */
#include "series/method.h"

#include <math.h>

#define WINDOW 8

struct mean {
	size_t known;
	double last[WINDOW];	/* a ring */
};

static void
start(void *state, const struct method_input *in)
{
	struct mean *m = state;

	(void)in;
	m->known = 0;
}

static void
learn(void *state, const struct method_input *in, size_t t)
{
	struct mean *m = state;

	if (!isnan(in->z[t]))
		m->last[m->known++ % WINDOW] = in->z[t];
}

static void
ahead(const void *state, const struct method_input *in, size_t t, double *out,
    size_t n)
{
	const struct mean *m = state;
	size_t used = m->known < WINDOW ? m->known : WINDOW, i;
	double sum = 0;

	(void)in;
	(void)t;
	for (i = 0; i < used; i++)
		sum += m->last[i];
	for (i = 0; i < n; i++)
		out[i] = used > 0 ? sum / (double)used : 0;
}

const struct method mean_method = {
	.name = "mean8", .size = sizeof(struct mean), .is_flat = 1, .settings = 1,
	.least = 1, .scales = METHOD_COUNTS,
	.start = start, .learn = learn, .ahead = ahead
};
