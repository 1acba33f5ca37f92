/*
 * Regression on the calendar with a moving level: y(t) = l(t) + r(t) + b x(t)
 * + e, where x holds the waves of the year and the effects of the caller's
 * calendar, l wanders and r is an error that fades, r(t) = f r(t-1) + u. A
 * Kalman filter with variances relative to that of e learns all of it at
 * once (gains.h); b begins at 0 with a small variance (ridge). Harvey 1989;
 * West and Harrison 1997. FPP3 10 is its cousin, regression with ARIMA errors.
 *
 * One error counts for at most three times the usual; but three large ones in
 * a row on one side are a new level, and the old one is given up.
 */
#include "series/method.h"

#include <math.h>

#include "series/gains.h"

#define KINDS GAINS_KINDS

/* What is [KINDS] is of each kind. */
struct regress {
	size_t places, column[GAINS_MOST];
	double row[GAINS_MOST];		/* what the places hold at a period */
	double b[GAINS_MOST][KINDS];
	double usual[KINDS];		/* variance of the scaled errors */
	double known;
	int aside[KINDS];		/* large errors in a row, with sign */
	int is_apart[KINDS], napart;	/* own is in use, not shared gains */
	struct gains own[KINDS];
	double v[GAINS_MOST];		/* of the last look at one of them */
	double gains[GAINS_MOST][KINDS];
};

static void
start(void *state, const struct method_input *in)
{
	struct regress *m = state;
	size_t k;

	m->places = gains_places(in->s, m->column);
	for (k = 0; k < KINDS && in->gains == NULL; k++) {
		gains_init(&m->own[k], in->s, k);
		m->is_apart[k] = 1;
		m->napart++;
	}
}

/* From here on a kind has gains of its own. */
static void
leave(struct regress *m, const struct method_input *in, size_t t, size_t k)
{
	gains_before(in->gains, k, t, &m->own[k]);
	gains_pass(&m->own[k]);
	m->is_apart[k] = 1;
	m->napart++;
}

static void
pass_time(struct regress *m, const struct method_input *in, size_t t)
{
	size_t k;

	for (k = 0; k < KINDS; k++)
		m->b[GAINS_FADING][k] *= gains_kinds[k].fade;
	for (k = 0; k < KINDS && m->napart > 0; k++)
		if (m->is_apart[k])
			gains_pass(&m->own[k]);
	for (k = 0; k < KINDS && isnan(in->z[t]); k++)
		if (!m->is_apart[k])
			leave(m, in, t, k);
}

/* What each kind expects of period t. */
static void
expect(const struct regress *m, const struct method_input *in, size_t t,
    double *restrict sum)
{
	const double *basis = in->basis + t * METHOD_BASIS;
	size_t i, k;
	double x;

	for (k = 0; k < KINDS; k++)
		sum[k] = m->b[GAINS_LEVEL][k] + m->b[GAINS_FADING][k];
	for (i = GAINS_FIRST; i < m->places; i++) {
		x = basis[m->column[i]];
		for (k = 0; k < KINDS; k++)
			sum[k] += m->b[i][k] * x;
	}
}

/* What an error of variance f may count for; watches for a new level. */
static double
judge(struct regress *m, size_t k, double e, double f, int *is_new)
{
	double scaled = e * e / f, limit = 9 * m->usual[k];
	int aside = m->aside[k];

	*is_new = 0;
	if (m->known > 8) {
		if (scaled > 4 * m->usual[k])
			aside = e > 0 ? (aside > 0 ? aside + 1 : 1) :
			    (aside < 0 ? aside - 1 : -1);
		else
			aside = 0;
		if (aside >= 3 || aside <= -3) {
			*is_new = 1;
			aside = 0;
			m->usual[k] = fmax(m->usual[k], scaled / 4);
		} else if (scaled > limit) {
			e *= sqrt(limit / scaled);
			scaled = limit;
		}
	}
	m->usual[k] += method_rate(0.03, m->known) * (scaled - m->usual[k]);
	m->aside[k] = aside;
	return e;
}

static void
move(struct regress *m, const double (*restrict gains)[KINDS],
    const double *restrict e)
{
	size_t i, k;

	for (i = 0; i < m->places; i++)
		for (k = 0; k < KINDS; k++)
			m->b[i][k] += gains[i][k] * e[k];
}

static double
look(struct regress *m, const struct method_input *in, size_t t, size_t k)
{
	const double *basis = in->basis + t * METHOD_BASIS;
	size_t i;

	m->row[GAINS_LEVEL] = m->row[GAINS_FADING] = 1;
	for (i = GAINS_FIRST; i < m->places; i++)
		m->row[i] = basis[m->column[i]];
	return gains_look(&m->own[k], m->row, m->v);
}

/* A kind that is apart learns of its error, and puts its gains. */
static void
learn_apart(struct regress *m, size_t k, double f, int is_new)
{
	struct gains *own = &m->own[k];
	size_t i;

	if (is_new)
		own->p[GAINS_LEVEL][GAINS_LEVEL] += 1;
	for (i = 0; i < own->n; i++)
		m->gains[own->place[i]][k] = m->v[i] / f;
	gains_learn(own, m->v, f);
}

/* Kinds that are not apart have the gains of many. */
static void
move_each(struct regress *m, const double (*shared)[KINDS], const double *e)
{
	size_t i, k;

	for (k = 0; k < KINDS; k++)
		for (i = 0; i < m->places && !m->is_apart[k]; i++)
			m->gains[i][k] = shared[i][k];
	move(m, m->gains, e);
}

static void
learn_kind(struct regress *m, const struct method_input *in, size_t t,
    size_t k, double *e)
{
	double f;
	int is_new;

	if (m->is_apart[k]) {
		f = look(m, in, t, k);
		*e = judge(m, k, *e, f, &is_new);
		learn_apart(m, k, f, is_new);
		return;
	}
	f = gains_variances(in->gains, t)[k];
	*e = judge(m, k, *e, f, &is_new);
	if (is_new) {
		leave(m, in, t, k);
		look(m, in, t, k);
		learn_apart(m, k, f, is_new);
	}
}

static void
learn(void *state, const struct method_input *in, size_t t)
{
	struct regress *m = state;
	double e[KINDS];
	size_t k;

	pass_time(m, in, t);
	if (isnan(in->z[t]))
		return;
	if (m->known++ == 0)
		for (k = 0; k < KINDS; k++)
			m->b[GAINS_LEVEL][k] = in->z[t];
	expect(m, in, t, e);
	for (k = 0; k < KINDS; k++) {
		e[k] = in->z[t] - e[k];
		learn_kind(m, in, t, k, &e[k]);
	}
	if (m->napart == 0)
		move(m, gains_at(in->gains, t), e);
	else
		move_each(m, in->gains != NULL ? gains_at(in->gains, t) :
		    NULL, e);
}

static void
ahead(const void *state, const struct method_input *in, size_t t, double *out,
    size_t n)
{
	const struct regress *m = state;
	double left[KINDS];
	size_t i, k;

	for (k = 0; k < KINDS; k++)
		left[k] = 1;
	for (i = 0; i < n; i++, out += KINDS) {
		expect(m, in, t + i, out);
		for (k = 0; k < KINDS; k++) {
			left[k] *= gains_kinds[k].fade;
			out[k] -= (1 - left[k]) * m->b[GAINS_FADING][k];
		}
	}
}

const struct method regress_method = {
	.name = "regression", .size = sizeof(struct regress),
	.settings = KINDS,
	.least = 12, .scales = METHOD_ROOTS,
	.start = start, .learn = learn, .ahead = ahead
};
