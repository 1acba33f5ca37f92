/*
 * Regression on the calendar with a moving level: y(t) = l(t) + r(t) + b x(t)
 * + e, where x holds the waves of the year and the effects of the caller's
 * calendar, l wanders and r is an error that fades, r(t) = f r(t-1) + u. A
 * Kalman filter with variances relative to that of e learns all of it at
 * once; b begins at 0 with a small variance (ridge). Harvey 1989; West and
 * Harrison 1997. FPP3 10 is its cousin, regression with ARIMA errors.
 *
 * One error counts for at most three times the usual; but three large ones in
 * a row on one side are a new level, and the old one is given up.
 */
#include "series/method.h"

#include <math.h>

#define LEVEL 0
#define FADING 1
#define FIRST 2			/* of the calendar */
#define MOST (FIRST + METHOD_BASIS)

struct setting {
	double level, fade, fading;	/* variance, f, variance */
	size_t waves;
	double ridge;			/* variance of b, 1st wave */
};

struct regress {
	struct setting is;
	size_t n;			/* of b and P */
	size_t from[MOST];		/* in the basis */
	double b[MOST];
	double p[MOST][MOST];		/* symmetric: p[i][j], j <= i */
	double usual;			/* variance of the scaled errors */
	double known;
	int aside;			/* large errors in a row, with sign */
};

static const struct setting settings[] = {
	{ 0.002, 0.5, 0.1, 1, 0.3 },
	{ 0.002, 0.7, 0.2, 3, 0.3 },
	{ 0.1, 0, 0, 2, 0.3 },
	{ 2, 0, 0, 3, 0.3 },
};

static void
add_term(struct regress *m, size_t from, double variance)
{
	m->from[m->n] = from;
	m->p[m->n][m->n] = variance;
	m->n++;
}

static void
start(void *state, const struct method_input *in, size_t setting)
{
	const struct series_calendar *c = in->s->calendar;
	struct regress *m = state;
	size_t i, wave;

	m->is = settings[setting];
	m->n = FIRST;
	for (i = 0; i < 2 * m->is.waves; i++) {
		wave = i / 2 + 1;
		add_term(m, i, m->is.ridge / (double)(wave * wave));
	}
	for (i = 0; in->s->freq == SERIES_DAY && i < 6; i++)
		add_term(m, METHOD_WEEK + i, m->is.ridge);
	for (i = 0; c != NULL && i < c->count; i++)
		add_term(m, METHOD_EFFECTS + i, m->is.ridge);
	m->p[LEVEL][LEVEL] = 1;
}

static void
pass_time(struct regress *m)
{
	size_t i;

	m->p[LEVEL][LEVEL] += m->is.level;
	m->b[FADING] *= m->is.fade;
	m->p[FADING][LEVEL] *= m->is.fade;
	for (i = FADING; i < m->n; i++)
		m->p[i][FADING] *= m->is.fade;
	m->p[FADING][FADING] *= m->is.fade;
	m->p[FADING][FADING] += m->is.fading;
}

static double
row(const struct regress *m, const struct method_input *in, size_t t,
    double x[MOST])
{
	const double *basis = in->basis + t * METHOD_BASIS;
	double sum = m->b[LEVEL] + m->b[FADING];
	size_t i;

	x[LEVEL] = x[FADING] = 1;
	for (i = FIRST; i < m->n; i++) {
		x[i] = basis[m->from[i]];
		sum += m->b[i] * x[i];
	}
	return sum;
}

/* What the error may count for; watches for a new level. */
static double
judge(struct regress *m, double e, double f)
{
	double scaled = e * e / f, limit = 9 * m->usual;

	if (m->known > 8) {
		if (scaled > 4 * m->usual)
			m->aside = e > 0 ? (m->aside > 0 ? m->aside + 1 : 1) :
			    (m->aside < 0 ? m->aside - 1 : -1);
		else
			m->aside = 0;
		if (m->aside >= 3 || m->aside <= -3) {
			m->p[LEVEL][LEVEL] += 1;
			m->aside = 0;
			m->usual = fmax(m->usual, scaled / 4);
		} else if (scaled > limit) {
			e *= sqrt(limit / scaled);
			scaled = limit;
		}
	}
	m->usual += method_rate(0.03, m->known) * (scaled - m->usual);
	return e;
}

/* v = P x. */
static void
spread(const struct regress *m, const double *x, double *v)
{
	double sum;
	size_t i, j;

	for (i = 0; i < m->n; i++) {
		sum = m->p[i][i] * x[i];
		for (j = 0; j < i; j++) {
			sum += m->p[i][j] * x[j];
			v[j] += m->p[i][j] * x[i];
		}
		v[i] = sum;
	}
}

static void
learn(void *state, const struct method_input *in, size_t t)
{
	struct regress *m = state;
	double x[MOST], v[MOST], e, f = 1, gain;
	size_t i, j;

	pass_time(m);
	if (isnan(in->z[t]))
		return;
	if (m->known++ == 0)
		m->b[LEVEL] = in->z[t];
	e = in->z[t] - row(m, in, t, x);
	spread(m, x, v);
	for (i = 0; i < m->n; i++)
		f += v[i] * x[i];
	e = judge(m, e, f);
	for (i = 0; i < m->n; i++) {
		gain = v[i] / f;
		m->b[i] += gain * e;
		for (j = 0; j <= i; j++)
			m->p[i][j] -= gain * v[j];
	}
}

static void
ahead(const void *state, const struct method_input *in, size_t t, double *out,
    size_t n)
{
	const struct regress *m = state;
	double x[MOST], left = 1;
	size_t i;

	for (i = 0; i < n; i++) {
		left *= m->is.fade;
		out[i] = row(m, in, t + i, x) - (1 - left) * m->b[FADING];
	}
}

const struct method regress_method = {
	.name = "regression", .size = sizeof(struct regress),
	.settings = sizeof(settings) / sizeof(settings[0]),
	.least = 12, .scales = METHOD_ROOTS,
	.start = start, .learn = learn, .ahead = ahead
};
