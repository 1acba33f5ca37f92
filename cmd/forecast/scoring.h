#ifndef FORECAST_SCORING_H
#define FORECAST_SCORING_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/words.h"
#include "data/jx.h"
#include "misses.h"
#include "nodes.h"
#include "store/db.h"

/*
 * Forecasts of volume held against what came: those of a file, a line each,
 * or those that were kept in the database (volume --store).
 */
struct scoring {
	struct words *words;	/* borrowed, as nodes are */
	const struct nodes *nodes;	/* what came */
	size_t *node_of;	/* of a word */
	size_t nwords;
	struct misses *tallies;	/* one for each node */
	struct misses all;	/* of groups; sums say nothing new */
};

void scoring_init(struct scoring *s, struct words *w,
    const struct nodes *nodes);
void scoring_release(struct scoring *s);

/* One forecast, as volume prints it: 0, or -1 where it is none. */
int scoring_take(struct scoring *s, const struct jx *object, struct err *e);

/* All that were kept of these groups and steps; how many forecasts (runs of
 * volume), or -1. */
int64_t scoring_take_kept(struct scoring *s, struct db *db, const char *by,
    const char *freq, struct err *e);

/* "category,community" and "week" where nothing was asked for. */
#define SCORING_BY "category,community"
#define SCORING_FREQ "week"

#endif
