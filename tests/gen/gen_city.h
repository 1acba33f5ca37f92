#ifndef GEN_CITY_H
#define GEN_CITY_H

#include <stdint.h>

#include "gen/gen_case.h"

/*
 * The calls of one sub-district, day after day: a fixed number of rows is
 * spread over the days by weekday, season and cloudburst, and each case may
 * draw reminders, repeats and neighbours behind it. Memory grows with the
 * rows of a day, not of the dump.
 */
struct gen_plan {
	uint64_t seed;
	int64_t rows;			/* a case with 协办 is two */
	int64_t first_day, last_day;	/* both included */
	int buildings;			/* in each estate; 0: by the rows */
};

struct gen_city;

struct gen_city *gen_city_new(const struct gen_plan *plan);
void gen_city_free(struct gen_city *city);

/*
 * The next case, in the order of received_at and of its number; NULL when
 * all rows are out. It is valid until the next call.
 */
const struct gen_case *gen_city_next(struct gen_city *city);

#endif
