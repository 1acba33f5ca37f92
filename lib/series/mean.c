/*
 * The mean of the last few known periods: 8 (the rate of the last eight
 * weeks, which stands in wherever history is short), 4 and 26.
 */
#include "series/method.h"

#include <math.h>

#define MOST 26

struct mean {
	size_t window, known;
	double last[MOST];	/* a ring */
};

static void
start(void *state, const struct method_input *in, size_t setting)
{
	static const size_t windows[] = { 8, 4, 26 };
	struct mean *m = state;

	(void)in;
	m->window = windows[setting];
	m->known = 0;
}

static void
learn(void *state, const struct method_input *in, size_t t)
{
	struct mean *m = state;

	if (!isnan(in->z[t]))
		m->last[m->known++ % m->window] = in->z[t];
}

static void
ahead(const void *state, const struct method_input *in, size_t t, double *out,
    size_t n)
{
	const struct mean *m = state;
	size_t used = m->known < m->window ? m->known : m->window, i;
	double sum = 0;

	(void)in;
	(void)t;
	for (i = 0; i < used; i++)
		sum += m->last[i];
	for (i = 0; i < n; i++)
		out[i] = used > 0 ? sum / (double)used : 0;
}

const struct method mean_method = {
	.name = "mean8", .size = sizeof(struct mean), .settings = 1,
	.least = 1, .scales = METHOD_COUNTS,
	.start = start, .learn = learn, .ahead = ahead
};
