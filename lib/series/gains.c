#include "series/gains.h"

#include <stdlib.h>

#include "base/mem.h"

#define KEPT 32			/* every so many filters one is kept */

const struct gains_kind gains_kinds[GAINS_KINDS] = {
	/* a quiet level, its error soon gone; the year's first wave alone */
	{ .level = 0.002, .fade = 0.5, .fading = 0.1, .waves = 1, .ridge = 0.3 },
	/* the same with seasons of more shape, and longer errors */
	{ .level = 0.002, .fade = 0.7, .fading = 0.2, .waves = 3, .ridge = 0.3 },
	/* a level that follows slowly, without fading errors */
	{ .level = 0.1, .waves = 2, .ridge = 0.3 },
	/* one that is soon where the counts are */
	{ .level = 2, .waves = 3, .ridge = 0.3 },
};

/* All waves, then the week's of days, then the effects. */
size_t
gains_places(const struct series *s, size_t column[GAINS_MOST])
{
	const struct series_calendar *c = s->calendar;
	size_t n = GAINS_FIRST, i;

	column[GAINS_LEVEL] = column[GAINS_FADING] = 0;
	for (i = 0; i < 2 * METHOD_WAVES; i++)
		column[n++] = i;
	for (i = 0; s->freq == SERIES_DAY && i < 6; i++)
		column[n++] = METHOD_WEEK + i;
	for (i = 0; c != NULL && i < c->count; i++)
		column[n++] = METHOD_EFFECTS + i;
	return n;
}

static void
add_number(struct gains *g, size_t place, double variance)
{
	g->place[g->n] = place;
	g->p[g->n][g->n] = variance;
	g->n++;
}

void
gains_init(struct gains *g, const struct series *s, size_t kind)
{
	size_t column[GAINS_MOST], places = gains_places(s, column), i, wave;

	g->is = &gains_kinds[kind];
	add_number(g, GAINS_LEVEL, 1);
	add_number(g, GAINS_FADING, 0);
	for (i = GAINS_FIRST; i < places; i++) {
		wave = column[i] / 2 + 1;
		if (wave <= g->is->waves)
			add_number(g, i, g->is->ridge /
			    (double)(wave * wave));
		else if (column[i] >= METHOD_WEEK)
			add_number(g, i, g->is->ridge);
	}
}

void
gains_pass(struct gains *g)
{
	double fade = g->is->fade;
	size_t i;

	g->p[GAINS_LEVEL][GAINS_LEVEL] += g->is->level;
	g->p[GAINS_FADING][GAINS_LEVEL] *= fade;
	for (i = GAINS_FADING; i < g->n; i++)
		g->p[i][GAINS_FADING] *= fade;
	g->p[GAINS_FADING][GAINS_FADING] *= fade;
	g->p[GAINS_FADING][GAINS_FADING] += g->is->fading;
}

double
gains_look(const struct gains *g, const double *row, double *v)
{
	double x[GAINS_MOST], sum, variance = 1;
	size_t i, j;

	for (i = 0; i < g->n; i++) {
		x[i] = row[g->place[i]];
		sum = g->p[i][i] * x[i];
		for (j = 0; j < i; j++) {
			sum += g->p[i][j] * x[j];
			v[j] += g->p[i][j] * x[i];
		}
		v[i] = sum;
	}
	for (i = 0; i < g->n; i++)
		variance += v[i] * x[i];
	return variance;
}

void
gains_learn(struct gains *g, const double *v, double variance)
{
	double gain;
	size_t i, j;

	for (i = 0; i < g->n; i++) {
		gain = v[i] / variance;
		for (j = 0; j <= i; j++)
			g->p[i][j] -= gain * v[j];
	}
}

/* --- of many series ------------------------------------------------------ */

struct gains_shared {
	const double *basis;
	size_t places, column[GAINS_MOST];
	gains_kinds_each *gains;	/* n * places */
	gains_kinds_each *variance;	/* n */
	struct gains *kept[GAINS_KINDS];
};

/* What all places hold at period t. */
static void
put_row(const struct gains_shared *gs, size_t t, double row[GAINS_MOST])
{
	const double *basis = gs->basis + t * METHOD_BASIS;
	size_t i;

	row[GAINS_LEVEL] = row[GAINS_FADING] = 1;
	for (i = GAINS_FIRST; i < gs->places; i++)
		row[i] = basis[gs->column[i]];
}

static void
share(struct gains_shared *gs, size_t kind, struct gains *g, size_t n)
{
	double row[GAINS_MOST], v[GAINS_MOST], variance;
	gains_kinds_each *to = gs->gains;
	size_t t, i;

	gs->kept[kind] = mem_array(n / KEPT + 1, sizeof(*gs->kept[kind]));
	for (t = 0; t < n; t++, to += gs->places) {
		if (t % KEPT == 0)
			gs->kept[kind][t / KEPT] = *g;
		gains_pass(g);
		put_row(gs, t, row);
		variance = gains_look(g, row, v);
		gs->variance[t][kind] = variance;
		for (i = 0; i < g->n; i++)
			to[g->place[i]][kind] = v[i] / variance;
		gains_learn(g, v, variance);
	}
}

struct gains_shared *
gains_share(const struct series *s, const double *basis, size_t n)
{
	struct gains_shared *gs = mem_array(1, sizeof(*gs));
	size_t kind;

	gs->basis = basis;
	gs->places = gains_places(s, gs->column);
	gs->gains = mem_array(n * gs->places, sizeof(*gs->gains));
	gs->variance = mem_array(n, sizeof(*gs->variance));
	for (kind = 0; kind < GAINS_KINDS; kind++) {
		struct gains g = { .n = 0 };

		gains_init(&g, s, kind);
		share(gs, kind, &g, n);
	}
	return gs;
}

void
gains_unshare(struct gains_shared *gs)
{
	size_t kind;

	if (gs == NULL)
		return;
	for (kind = 0; kind < GAINS_KINDS; kind++)
		free(gs->kept[kind]);
	free(gs->variance);
	free(gs->gains);
	free(gs);
}

const gains_kinds_each *
gains_at(const struct gains_shared *gs, size_t t)
{
	return gs->gains + t * gs->places;
}

const double *
gains_variances(const struct gains_shared *gs, size_t t)
{
	return gs->variance[t];
}

void
gains_before(const struct gains_shared *gs, size_t kind, size_t t,
    struct gains *g)
{
	double row[GAINS_MOST], v[GAINS_MOST];
	size_t at = t / KEPT * KEPT;

	*g = gs->kept[kind][t / KEPT];
	for (; at < t; at++) {
		gains_pass(g);
		put_row(gs, at, row);
		gains_learn(g, v, gains_look(g, row, v));
	}
}
