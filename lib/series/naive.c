/*
 * The same period a season before: y(t+h) = y(t+h-m), m = 7, 52 or 12. What
 * was not known then is taken a season earlier. Hyndman and Athanasopoulos,
 * Forecasting: Principles and Practice, 5.2. The second setting is the mean
 * of the same period in all seasons known.
 */
#include "series/method.h"

#include <math.h>

struct naive {
	size_t reach;		/* seasons that are looked at */
	double last;
};

static void
start(void *state, const struct method_input *in, size_t setting)
{
	struct naive *m = state;

	(void)in;
	m->reach = setting == 0 ? 1 : 8;
	m->last = 0;
}

static void
learn(void *state, const struct method_input *in, size_t t)
{
	struct naive *m = state;

	if (!isnan(in->z[t]))
		m->last = in->z[t];
}

static void
ahead(const void *state, const struct method_input *in, size_t t, double *out,
    size_t n)
{
	const struct naive *m = state;
	size_t season = series_season(in->s->freq), i, met, at;
	double sum;

	for (i = 0; i < n; i++) {
		sum = 0;
		met = 0;
		for (at = t + i; at >= season && met < m->reach;) {
			at -= season;
			if (at < t && !isnan(in->z[at])) {
				sum += in->z[at];
				met++;
			}
		}
		out[i] = met > 0 ? sum / (double)met : m->last;
	}
}

const struct method naive_method = {
	.name = "seasonal_naive", .size = sizeof(struct naive), .settings = 2,
	.least = 1, .seasons = 1, .scales = METHOD_COUNTS,
	.start = start, .learn = learn, .ahead = ahead
};
