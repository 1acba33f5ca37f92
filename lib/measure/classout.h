#ifndef MEASURE_CLASSOUT_H
#define MEASURE_CLASSOUT_H

#include "measure/mattered.h"
#include "measure/rates.h"
#include "measure/standing.h"
#include "render/grid.h"
#include "time/period.h"

/*
 * Classes as a table: of each unit its class, tags, the facts that decided,
 * the three cases that mattered, and the figures. Ranking (by score) or
 * grading (by class, in the order of the policy's rows, without score and
 * rank). Of persons nothing but praise: name, class and facts.
 */
struct classout {
	const struct policy *policy;
	const struct classrule_table *table;
	struct rates *rates;		/* for the names of keys */
	const struct mattered *mattered;
	const struct period *period;
	const struct standing *of;
	size_t n;
	enum rates_by by;
	int per_residents;
	int is_grading;
	int credits_only;
};

void classout_grid(struct grid *g, const struct classout *o);

#endif
