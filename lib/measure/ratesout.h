#ifndef MEASURE_RATESOUT_H
#define MEASURE_RATESOUT_H

#include "base/words.h"
#include "measure/rates.h"
#include "render/grid.h"
#include "rule/policy.h"
#include "time/period.h"

/*
 * The table of the rates, as rates.h describes it under rates_grid. Behind
 * its columns stand the ends of the interval of 解决率 by the policy's
 * confidence and whether the valid revisits are few.
 *
 * With a base to compare with come the base's counts, the growth of volume
 * in percent and the changes of rates and score in 百分点, each "—" where the
 * base has none. Where is_mean the totals are means, and say so.
 */
struct ratesout {
	struct rates *rates;
	const struct policy *policy;
	const struct words *words;
	enum rates_by by;
	const struct period *period;	/* NULL: all cases */
	struct rates *base;		/* NULL: nothing to compare with */
	const char *base_name;		/* what the base is, for the note */
	const struct period *base_period;	/* NULL: of a file */
	int is_mean;
};

void ratesout_grid(struct grid *g, const struct ratesout *o,
    unsigned sources);

/* What a grouping is called, in the language of sheets. */
const char *ratesout_by(enum rates_by by);

#endif
