/*
 * Holt and Winters without trend: a level and an index for each period of
 * the season, y(t+h) = l + s(t+h). FPP3 8.3. With 52 weeks a year an index
 * sees few years, so that each week also teaches its neighbours (half).
 */
#include "series/method.h"

#include <math.h>

#define MOST 52

struct season {
	double a, g;
	double level, known;
	size_t length;
	double index[MOST];
};

static void
start(void *state, const struct method_input *in, size_t setting)
{
	static const double rates[][2] = {
		{ 0.05, 0.15 }, { 0.4, 0.3 }
	};
	struct season *m = state;

	m->a = rates[setting][0];
	m->g = rates[setting][1];
	m->length = series_season(in->s->freq);
}

static void
learn(void *state, const struct method_input *in, size_t t)
{
	struct season *m = state;
	size_t at = t % m->length, next = (t + 1) % m->length;
	size_t before = (t + m->length - 1) % m->length;
	double e;

	if (isnan(in->z[t]))
		return;
	m->known++;
	e = in->z[t] - m->level - m->index[at];
	m->level += method_rate(m->a, m->known) * e;
	if (m->known <= 4)
		return;
	m->index[at] += m->g * e;
	if (m->length == MOST) {
		m->index[next] += m->g / 2 * e;
		m->index[before] += m->g / 2 * e;
	}
}

static void
ahead(const void *state, const struct method_input *in, size_t t, double *out,
    size_t n)
{
	const struct season *m = state;
	size_t i;

	(void)in;
	for (i = 0; i < n; i++)
		out[i] = m->level + m->index[(t + i) % m->length];
}

const struct method season_method = {
	.name = "holt_winters", .size = sizeof(struct season), .settings = 2,
	.least = 8, .seasons = 1.5, .scales = METHOD_ROOTS,
	.start = start, .learn = learn, .ahead = ahead
};
