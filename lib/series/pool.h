#ifndef SERIES_POOL_H
#define SERIES_POOL_H

#include <stddef.h>

#include "base/room.h"
#include "series/method.h"

/*
 * The pool at work on one series: what each expert (a method, a setting, a
 * scale) expected at past origins, and which were best by a certain time.
 *
 * Origins are every stride-th of the last periods, so many that the longest
 * step has been tried too. Of a long horizon only some steps are looked at.
 */
#define POOL_EXPERTS 26
#define POOL_STEPS 16
#define POOL_ORIGINS 146

/*
 * Where counts are as large as this on average, chance moves them by 3 % or
 * less (the root of a count): what else moves them shows, and does so in
 * proportion to their level.
 */
#define POOL_LARGE 1000.0

enum { POOL_MEAN, POOL_BASELINE };	/* the first two experts */

struct expert {
	const struct method *model;
	size_t setting;
	unsigned scale;
};

/* Experts who may forecast from the same period on. */
struct pool_age {
	double first;
	double par;		/* errors of POOL_MEAN since, discounted */
	double tried;		/* how many, discounted alike */
};

struct pool {
	const struct series *s;
	size_t horizon;
	struct expert experts[POOL_EXPERTS];
	size_t n;
	struct pool_age ages[POOL_EXPERTS];
	size_t nages;
	size_t age[POOL_EXPERTS];	/* of each expert */
	double first[POOL_EXPERTS];	/* of its age; none of the places
					 * without an expert */
	double loss[POOL_EXPERTS];	/* discounted absolute errors */
	double settled;			/* from then on all may forecast */
	size_t steps[POOL_STEPS], nsteps;	/* from 1, rising */
	size_t origin, stride, norigins;
	size_t *known;		/* before each period: how many are known */
	double mean;		/* of what is known */
	double most;		/* no forecast is larger */
	double *past, *next;	/* see pool_past and pool_next */
};

/* Where is_short only POOL_MEAN and POOL_BASELINE take part. It lives in the
 * room. */
void pool_init(struct pool *p, const struct series *s, size_t horizon,
    int is_short, struct room *room);

/* What all POOL_EXPERTS expected of steps[i] from the o-th origin. */
static inline const double *
pool_past(const struct pool *p, size_t o, size_t i)
{
	return p->past + (o * p->nsteps + i) * POOL_EXPERTS;
}

/* What it expects of the horizon behind the series. */
const double *pool_next(const struct pool *p, size_t e);

/* Period t is known now: count it to the losses of those who tried. */
void pool_score(struct pool *p, size_t t);

/*
 * The experts with the least loss so far, in proportion to that of POOL_MEAN
 * at the same times: at most so many of those who may forecast from t, and
 * where counts are large none who is far worse than the best. At least one,
 * POOL_MEAN.
 */
size_t pool_best(const struct pool *p, size_t t, size_t *best, size_t most);

#endif
