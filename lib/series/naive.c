/*
 * The same period a season before: y(t+h) = y(t+h-m), m = 7, 52 or 12. What
 * was not known then is taken a season earlier. Hyndman and Athanasopoulos,
 * Forecasting: Principles and Practice, 5.2. The second setting is the mean
 * of the same period in all seasons known.
 */
#include "series/method.h"

#include <math.h>

#define REACH 8			/* seasons that are looked at for the mean */

struct naive {
	size_t season;
	double last;
};

static void
start(void *state, const struct method_input *in)
{
	struct naive *m = state;

	m->season = series_season(in->s->freq);
}

static void
learn(void *state, const struct method_input *in, size_t t)
{
	struct naive *m = state;

	if (!isnan(in->z[t]))
		m->last = in->z[t];
}

/* The latest and the mean of the same period in the seasons before t. */
static void
look_back(const struct naive *m, const double *z, size_t t, size_t at,
    double out[2])
{
	double sum = 0, met = 0;

	out[0] = out[1] = m->last;
	while (at >= m->season && met < REACH) {
		at -= m->season;
		if (at >= t || isnan(z[at]))
			continue;
		if (met == 0)
			out[0] = z[at];
		sum += z[at];
		met++;
	}
	if (met > 0)
		out[1] = sum / met;
}

static void
ahead(const void *state, const struct method_input *in, size_t t, double *out,
    size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		look_back(state, in->z, t, t + i, out + 2 * i);
}

const struct method naive_method = {
	.name = "seasonal_naive", .size = sizeof(struct naive), .settings = 2,
	.least = 1, .seasons = 1, .scales = METHOD_COUNTS,
	.start = start, .learn = learn, .ahead = ahead
};
