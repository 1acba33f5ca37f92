#ifndef SERIES_GAINS_H
#define SERIES_GAINS_H

#include <stddef.h>

#include "series/method.h"

/*
 * By how much one error changes each number that the regression (regress.c)
 * has learnt: the gains of its Kalman filter. They depend on the calendar and
 * on which periods are known, and on no count: series that begin together
 * have the same ones, until a period is missing or a level breaks.
 *
 * The numbers are a level that wanders, an error that fades, and one for each
 * column of the basis that takes part. Kinds differ in how many waves do:
 * each number has a place, the same one in all kinds.
 */
#define GAINS_KINDS 4
#define GAINS_LEVEL 0
#define GAINS_FADING 1
#define GAINS_FIRST 2		/* of the calendar */
#define GAINS_MOST (GAINS_FIRST + METHOD_BASIS)

struct gains_kind {
	double level, fade, fading;	/* variance, f, variance */
	size_t waves;
	double ridge;			/* variance of the first wave's */
};

extern const struct gains_kind gains_kinds[GAINS_KINDS];

/* A filter: how uncertain its numbers are. */
struct gains {
	const struct gains_kind *is;
	size_t n;			/* numbers */
	size_t place[GAINS_MOST];	/* of each, rising */
	double p[GAINS_MOST][GAINS_MOST];	/* p[i][j], j <= i */
};

/* The places of such series, and which column of the basis each is of: of
 * places below GAINS_FIRST none. */
size_t gains_places(const struct series *s, size_t column[GAINS_MOST]);

/* Before the series' first period; *g is clear. */
void gains_init(struct gains *g, const struct series *s, size_t kind);
/* A period passes. */
void gains_pass(struct gains *g);
/* v = P x, where row has what all places hold there; and the variance of an
 * error, relative to that of noise. */
double gains_look(const struct gains *g, const double *row, double *v);
/* An error was seen there. */
void gains_learn(struct gains *g, const double *v, double variance);

/* --- of many series ------------------------------------------------------ */

/* The gains of all kinds at periods 0 to n - 1, where all are known. */
struct gains_shared;
struct gains_shared *gains_share(const struct series *s, const double *basis,
    size_t n);
void gains_unshare(struct gains_shared *gs);
/* Those at period t, place by place; 0 where a kind has no such number. */
typedef double gains_kinds_each[GAINS_KINDS];
const gains_kinds_each *gains_at(const struct gains_shared *gs, size_t t);
/* The variances of the kinds' errors there. */
const double *gains_variances(const struct gains_shared *gs, size_t t);
/* The filter as it was before period t. */
void gains_before(const struct gains_shared *gs, size_t kind, size_t t,
    struct gains *g);

#endif
