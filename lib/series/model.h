#ifndef SERIES_MODEL_H
#define SERIES_MODEL_H

#include <stddef.h>

#include "series/series.h"

/*
 * A forecasting model: a state that looks at a series once, from its first
 * period to its last, and can say after each what it expects of the next
 * ones. So one pass gives the forecasts that it would have made at every past
 * origin, each from what was known then and from nothing else.
 *
 * A model has settings (smoothing constants and the like), tried side by
 * side. It knows nothing of scales: the pool hands it counts or their square
 * roots, which vary alike whatever their level (Bartlett 1936), and takes the
 * answer back.
 */
struct model_input {
	const struct series *s;
	const double *z;	/* the n counts on the model's scale; NAN */
	const double *basis;	/* MODEL_BASIS numbers for each period, up to
				 * the last forecast: see model_basis */
};

struct model {
	const char *name;
	size_t size;		/* bytes of the state, cleared before start */
	size_t settings;
	size_t least;		/* known periods before its first forecast */
	double seasons;		/* and so many seasons of them */
	unsigned scales;	/* MODEL_COUNTS | MODEL_ROOTS */
	void (*start)(void *state, const struct model_input *in,
	    size_t setting);
	/* Period t has come; z[t] may be NAN. */
	void (*learn)(void *state, const struct model_input *in, size_t t);
	/* out[i] is what is expected of period t + i, i < n; 0..t-1 known. */
	void (*ahead)(const void *state, const struct model_input *in,
	    size_t t, double *out, size_t n);
};

enum { MODEL_COUNTS = 1, MODEL_ROOTS = 2 };

/*
 * Cosine and sine of the year's first MODEL_WAVES waves, those of the week's
 * three (of days: all that weekdays can differ by), then the effects of the
 * caller's calendar, for each period up to n.
 */
#define MODEL_WAVES 3
#define MODEL_WEEK (2 * MODEL_WAVES)
#define MODEL_EFFECTS (MODEL_WEEK + 6)
#define MODEL_BASIS (MODEL_EFFECTS + SERIES_MAX_EFFECTS)
void model_basis(double *basis, const struct series *s, size_t n);

extern const struct model naive_model, mean_model, smooth_model, damped_model,
    theta_model, season_model, regress_model, ownpast_model, sparse_model;

/* All of them, in a fixed order; ended by NULL. */
extern const struct model *const model_table[];

#endif
