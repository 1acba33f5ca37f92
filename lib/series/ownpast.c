/*
 * Regression on the series' own past, with a ridge: y(t) = m + b1 (y(t-1) - m)
 * + b2 (y(t-2) - m) + b3 (w - m) + b4 s, where m is the mean of the last eight
 * periods, w that of the last 26 and s what the period a season before had
 * more than the eight before it. The b begin at 0: without evidence this is
 * mean8. Recursive least squares (Plackett 1950); several steps ahead what is
 * expected of one step is the past of the next.
 */
#include "series/method.h"

#include <math.h>
#include <string.h>

#define TERMS 4
#define SHORT 8
#define LONG 26
#define PAST 64			/* more than a season and SHORT */

struct ownpast {
	size_t season, known;
	double past[PAST];	/* a ring; what is missing as expected */
	double sums[PAST];	/* of all before the one in the same place */
	double sum;		/* of all */
	double b[TERMS], p[TERMS][TERMS];
	double spread;		/* variance of steps, at the start */
};

static void
start(void *state, const struct method_input *in)
{
	struct ownpast *m = state;

	m->season = series_season(in->s->freq);
}

/* back 1: the latest. */
static double
past(const struct ownpast *m, size_t back)
{
	return m->past[(m->known - back) % PAST];
}

/* Of n numbers from there back, or as many as there are. */
static double
mean_of(const struct ownpast *m, size_t back, size_t n)
{
	size_t end = m->known + 1 - back;	/* numbers before end */
	double sum;

	if (back > m->known)
		return 0;
	n = n < end ? n : end;
	n = n < PAST - back ? n : PAST - back;
	sum = (back > 1 ? m->sums[end % PAST] : m->sum) -
	    m->sums[(end - n) % PAST];
	return sum / (double)n;
}

/* The terms, and their middle m. */
static double
terms(const struct ownpast *m, double x[TERMS])
{
	double middle = mean_of(m, 1, SHORT);

	x[0] = past(m, 1) - middle;
	x[1] = past(m, 2) - middle;
	x[2] = mean_of(m, 1, LONG) - middle;
	x[3] = m->known >= m->season + SHORT ? past(m, m->season) -
	    mean_of(m, m->season + 1 < PAST - SHORT ? m->season + 1 :
	    m->season, SHORT) : 0;
	return middle;
}

static double
expect(const struct ownpast *m)
{
	double x[TERMS], sum;
	size_t i;

	if (m->known < 2)
		return m->known == 1 ? past(m, 1) : 0;
	sum = terms(m, x);
	for (i = 0; i < TERMS; i++)
		sum += m->b[i] * x[i];
	return sum;
}

static void
push(struct ownpast *m, double z)
{
	m->sums[m->known % PAST] = m->sum;
	m->past[m->known++ % PAST] = z;
	m->sum += z;
}

/* Before any evidence: a ridge in proportion to the series' own spread. */
static void
begin(struct ownpast *m)
{
	double step;
	size_t i;

	for (i = 2; i <= LONG; i++) {
		step = past(m, i) - past(m, i - 1);
		m->spread += step * step / LONG;
	}
	for (i = 0; i < TERMS; i++)
		m->p[i][i] = m->spread > 0 ? 0.2 / m->spread : 0;
}

static void
update(struct ownpast *m, double z)
{
	double x[TERMS], v[TERMS], e = z - terms(m, x), f = 1;
	size_t i, j;

	for (i = 0; i < TERMS; i++) {
		e -= m->b[i] * x[i];
		v[i] = 0;
		for (j = 0; j < TERMS; j++)
			v[i] += m->p[i][j] * x[j];
		f += v[i] * x[i];
	}
	for (i = 0; i < TERMS; i++) {
		m->b[i] += v[i] / f * e;
		for (j = 0; j < TERMS; j++)
			m->p[i][j] -= v[i] / f * v[j];
	}
}

static void
learn(void *state, const struct method_input *in, size_t t)
{
	struct ownpast *m = state;
	double z = in->z[t];

	if (m->known == LONG)
		begin(m);
	if (isnan(z))
		z = expect(m);
	else if (m->known >= LONG)
		update(m, z);
	push(m, z);
}

static void
ahead(const void *state, const struct method_input *in, size_t t, double *out,
    size_t n)
{
	struct ownpast m;
	size_t i;

	(void)in;
	(void)t;
	memcpy(&m, state, sizeof(m));
	for (i = 0; i < n; i++) {
		out[i] = expect(&m);
		push(&m, out[i]);
	}
}

const struct method ownpast_method = {
	.name = "own_past", .size = sizeof(struct ownpast), .settings = 1,
	.least = 40, .scales = METHOD_ROOTS,
	.start = start, .learn = learn, .ahead = ahead
};
