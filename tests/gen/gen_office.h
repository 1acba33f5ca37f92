#ifndef GEN_OFFICE_H
#define GEN_OFFICE_H

#include <stddef.h>
#include <stdint.h>

#include "base/words.h"
#include "gen/gen_plant.h"
#include "rule/policy.h"
#include "time/calendar.h"

/*
 * The office of mkoffice: its units are the sections and communities of a
 * policy, each with somebody who handles its cases, somebody else who is not
 * asked to, and the matters that the catalogue gives it.
 */
#define GEN_OFFICE_UNITS 32
#define GEN_OFFICE_MATTERS 5

struct gen_office_unit {
	int64_t name, handler, second;	/* words; second may be NUM_NONE */
	int64_t matters[GEN_OFFICE_MATTERS];	/* category paths */
	int nmatters;
	int is_community;
	int weight;		/* of its share of the cases */
	int wobble;		/* of what is usual, of 1,000 */
	unsigned planted;	/* bits 1 << enum gen_plant */
};

struct gen_office {
	const struct policy *policy;
	const struct calendar *calendar;
	struct words *words;
	uint64_t seed;
	int64_t first_day, last_day;
	struct gen_office_unit units[GEN_OFFICE_UNITS];
	int nunits;
	int weights;		/* of all */
	int is_clean;
};

/*
 * Fill in the units. Each kind gets one of them, by the seed, and no unit two
 * before every unit has one; fast-close a community, since only those share
 * their matters with others. Nothing is planted where o is clean.
 */
void gen_office_fill(struct gen_office *o);

int gen_office_pick(const struct gen_office *o, struct rng *r);
int gen_office_does(const struct gen_office_unit *u, struct rng *r,
    enum gen_plant k);

#endif
