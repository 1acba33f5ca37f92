#ifndef MEASURE_DRAW_H
#define MEASURE_DRAW_H

#include <stddef.h>
#include <stdint.h>

#include "base/words.h"

/*
 * A sample for an auditor: all cases that are flagged, and of the others a
 * share by lot, so that nobody can say which kind a case is. Drawn unit by
 * unit. A case's lot follows from the seed and its id alone: anybody can draw
 * again, on any machine, and a case that joins moves no other's lot.
 *
 * Where fewer can be called than that comes to, the others give way first,
 * down to their control share; then the flagged do. Where more can be, the
 * others grow. A unit's part of either is in proportion to what it has, by
 * largest remainders.
 */
struct draw_rule {
	int64_t most;		/* that can be called; 0: no bound */
	int percent;		/* of the others of each unit, rounded up */
	int control;		/* percent of most that stay the others' */
	int64_t seed;
};

struct draw_counts {
	size_t flagged, flagged_drawn, others, others_drawn;
};

struct draw;

/* w has the names of units, by which they are ordered. */
struct draw *draw_new(const struct draw_rule *rule, const struct words *w);
void draw_free(struct draw *d);

/* A case that may be drawn; unit: a word, NUM_NONE. */
void draw_add(struct draw *d, const char *id, int64_t key, int64_t unit,
    int is_flagged);

/* The keys that are drawn, once all were added, in the order of their lots.
 * Borrowed. */
const int64_t *draw_keys(struct draw *d, size_t *n,
    struct draw_counts *counts);

#endif
