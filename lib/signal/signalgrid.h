#ifndef SIGNAL_SIGNALGRID_H
#define SIGNAL_SIGNALGRID_H

#include <stddef.h>

#include "base/err.h"
#include "render/grid.h"
#include "signal/inquiry.h"

/* How the findings of an inquiry are printed. */
struct signalgrid {
	const struct inquiry_scope *scope;
	int with_all;		/* what is not flagged too */
	size_t max_cases;	/* named in a row, then "…"; 0: all */
};

/*
 * A row each, into a g that was just initialised: signal, by, key, n, seen,
 * share, base, effect, low, high, chance, flagged, cases (ids, blanks between),
 * text. Notes say period, policy, limits and what it is all for. 0
 * or -1.
 */
int signalgrid_put(struct grid *g, const struct inquiry *q,
    const struct signalgrid *how, struct err *e);

/* How many rows that is. */
size_t signalgrid_count(const struct inquiry *q, int with_all);

#endif
