#ifndef MEASURE_RATESOUT_H
#define MEASURE_RATESOUT_H

#include "base/words.h"
#include "measure/rates.h"
#include "render/grid.h"
#include "rule/policy.h"
#include "time/period.h"

/* The table of the rates, as rates.h describes it under rates_grid. */
struct ratesout {
	struct rates *rates;
	const struct policy *policy;
	const struct words *words;
	enum rates_by by;
	const struct period *period;	/* NULL: all cases */
};

void ratesout_grid(struct grid *g, const struct ratesout *o,
    unsigned sources);

#endif
