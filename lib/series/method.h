#ifndef SERIES_METHOD_H
#define SERIES_METHOD_H

#include <stddef.h>

#include "series/series.h"

/*
 * A forecasting method: a state that looks at a series once, from its first
 * period to its last, and can say after each what it expects of the next
 * ones. So one pass gives the forecasts that it would have made at every past
 * origin, each from what was known then and from nothing else.
 *
 * A method has settings (smoothing constants and the like), tried side by
 * side by one state, in loops of fixed length that compilers do at once. It
 * knows nothing of scales: the pool hands it counts or their square
 * roots, which vary alike whatever their level (Bartlett 1936), and takes the
 * answer back.
 */
struct method_input {
	const struct series *s;
	const double *z;	/* the n counts on the method's scale; NAN */
	const double *basis;	/* METHOD_BASIS numbers for each period, up to
				 * the last forecast: see method_basis */
	const struct gains_shared *gains;	/* or NULL */
};

struct method {
	const char *name;
	size_t size;		/* bytes of the state, cleared before start */
	int is_flat;		/* it expects the same of all periods */
	size_t settings;	/* up to METHOD_SETTINGS */
	size_t large;		/* of them the last so many take part only
				 * where counts are large, POOL_LARGE */
	size_t least;		/* known periods before its first forecast */
	double seasons;		/* and so many seasons of them */
	unsigned scales;	/* METHOD_COUNTS | METHOD_ROOTS */
	void (*start)(void *state, const struct method_input *in);
	/* Period t has come; z[t] may be NAN. */
	void (*learn)(void *state, const struct method_input *in, size_t t);
	/* out[i * settings + k] is what the k-th expects of period t + i,
	 * i < n; 0..t-1 are known. */
	void (*ahead)(const void *state, const struct method_input *in,
	    size_t t, double *out, size_t n);
};

#define METHOD_SETTINGS 5

enum { METHOD_COUNTS = 1, METHOD_ROOTS = 2 };

/*
 * How much the known-th known period counts for: the rate a, or 1/known while
 * that is more, which makes what is smoothed the plain mean of what is known.
 */
static inline double
method_rate(double a, double known)
{
	return a * known < 1 ? 1 / known : a;
}

/*
 * Cosine and sine of the year's first METHOD_WAVES waves, those of the week's
 * three (of days: all that weekdays can differ by), then the effects of the
 * caller's calendar, for each period up to n.
 */
#define METHOD_WAVES 3
#define METHOD_WEEK (2 * METHOD_WAVES)
#define METHOD_EFFECTS (METHOD_WEEK + 6)
#define METHOD_BASIS (METHOD_EFFECTS + SERIES_MAX_EFFECTS)
void method_basis(double *basis, const struct series *s, size_t n);

extern const struct method naive_method, mean_method, smooth_method, damped_method,
    theta_method, season_method, regress_method, ownpast_method, sparse_method;

/* All of them, in a fixed order; ended by NULL. */
extern const struct method *const method_table[];

#endif
