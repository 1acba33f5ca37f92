#ifndef MEASURE_COVERED_H
#define MEASURE_COVERED_H

#include <stddef.h>
#include <stdint.h>

#include "measure/pairs.h"

/*
 * Which days the dumps cover, told from the cases that they brought: days of
 * which nothing was taken in are no days without demands.
 *
 * Not covered is
 *	- a stretch of COVERED_LEAST_DAYS days or more without any case, in
 *	  which COVERED_LIKELY or more were to be expected by the four weeks
 *	  before it or by those behind it, which held COVERED_MANY or more: by
 *	  chance (Poisson) that happens once in five hundred million times;
 *	- what lies before such a stretch, or between two, with less than a
 *	  tenth a day of what came in the four weeks behind it: old cases that
 *	  a later dump still held.
 * Ten days are more than any public holidays have, in which an office may well
 * be closed.
 *
 * All cases count, whatever is asked for: one category or unit may well have
 * none for months.
 */
#define COVERED_LEAST_DAYS 10
#define COVERED_LIKELY 20
#define COVERED_MANY 10

struct covered_span {
	int64_t from_day, to_day;	/* both included */
};

struct covered {
	struct pairs days;		/* met, each once */
	int64_t *counts;		/* cases of each */
	size_t cap;
	struct covered_span *gaps;	/* of covered_end; in their order, days
					 * between any two */
	size_t ngaps;
};

#define COVERED_INIT { PAIRS_INIT, NULL, 0, NULL, 0 }

/* A case that a dump brought was received on this day; order never matters. */
void covered_add(struct covered *c, int64_t day);
/* No more cases come; until_day is the last one that a dump may have told
 * of. Once. */
void covered_end(struct covered *c, int64_t until_day);
void covered_release(struct covered *c);

/* Whether all days of the span are covered. */
int covered_has(const struct covered *c, int64_t from_day, int64_t to_day);
/* Move the ends of a span off the days that are not covered. */
void covered_trim(const struct covered *c, int64_t *from_day,
    int64_t *to_day);

#endif
