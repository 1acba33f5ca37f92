#ifndef MEASURE_GOALOUT_H
#define MEASURE_GOALOUT_H

#include <stddef.h>

#include "measure/progress.h"
#include "measure/rates.h"
#include "measure/standing.h"
#include "render/grid.h"
#include "rule/policy.h"
#include "store/busylog.h"
#include "time/period.h"

/*
 * Targets as a table: of each unit its 解决率, the target and what it follows
 * from. In a busy season 推进度 stands beside them, never in their place, with
 * the three shares that it is made of and the season's own score; out of
 * season these columns are empty.
 */
struct goalout {
	const struct policy *policy;
	struct rates *rates;		/* for the names of keys */
	const struct period *period, *earlier;	/* earlier: n of them */
	size_t nearlier;
	const struct standing *of;
	size_t n;
	enum rates_by by;
	const struct busylog_entry *season;	/* NULL: none is in force */
	const struct progress *progress;	/* NULL likewise */
};

void goalout_grid(struct grid *g, const struct goalout *o);

#endif
