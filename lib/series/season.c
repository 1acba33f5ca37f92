/*
 * Holt and Winters without trend: a level and an index for each period of
 * the season, y(t+h) = l + s(t+h). FPP3 8.3. With 52 weeks a year an index
 * sees few years, so that each week also teaches its neighbours (half).
 */
#include "series/method.h"

#include <math.h>

#define MOST 52
#define SETTINGS 2

static const double a[SETTINGS] = { 0.05, 0.4 };
static const double g[SETTINGS] = { 0.15, 0.3 };

struct season {
	double level[SETTINGS], known;
	size_t length;
	double index[MOST][SETTINGS];
};

static void
start(void *state, const struct method_input *in)
{
	struct season *m = state;

	m->length = series_season(in->s->freq);
}

static void
learn(void *state, const struct method_input *in, size_t t)
{
	struct season *m = state;
	size_t at = t % m->length, k;
	double *its = m->index[at], e[SETTINGS];
	double *next = m->index[at + 1 < m->length ? at + 1 : 0];
	double *before = m->index[at > 0 ? at - 1 : m->length - 1];

	if (isnan(in->z[t]))
		return;
	m->known++;
	for (k = 0; k < SETTINGS; k++) {
		e[k] = in->z[t] - m->level[k] - its[k];
		m->level[k] += method_rate(a[k], m->known) * e[k];
	}
	if (m->known <= 4)
		return;
	for (k = 0; k < SETTINGS; k++)
		its[k] += g[k] * e[k];
	for (k = 0; m->length == MOST && k < SETTINGS; k++) {
		next[k] += g[k] / 2 * e[k];
		before[k] += g[k] / 2 * e[k];
	}
}

static void
ahead(const void *state, const struct method_input *in, size_t t, double *out,
    size_t n)
{
	const struct season *m = state;
	size_t at = t % m->length, i, k;

	(void)in;
	for (i = 0; i < n; i++) {
		for (k = 0; k < SETTINGS; k++)
			*out++ = m->level[k] + m->index[at][k];
		at = at + 1 < m->length ? at + 1 : 0;
	}
}

const struct method season_method = {
	.name = "holt_winters", .size = sizeof(struct season),
	.settings = SETTINGS, .least = 8, .seasons = 1.5,
	.scales = METHOD_ROOTS,
	.start = start, .learn = learn, .ahead = ahead
};
