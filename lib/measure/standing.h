#ifndef MEASURE_STANDING_H
#define MEASURE_STANDING_H

#include <stddef.h>
#include <stdint.h>

#include "measure/goal.h"
#include "measure/rates.h"
#include "rule/classrule.h"
#include "rule/policy.h"

/*
 * Where a unit stands: which of the tests of js-policy(5) hold for it, in a
 * period and in the one before, and the class that the policy's table gives
 * it. Pure: counts in, facts and class out, all by exact fractions.
 */
#define STANDING_PERIODS 40	/* the period itself, and those before it */
#define STANDING_TAGS 8

struct standing_unit {
	int64_t key;		/* as in rates; not NUM_NONE */
	int64_t residents;	/* 0: not said */
	struct rates_count past[STANDING_PERIODS];	/* [0]: the period */
};

struct standing_facts {		/* of one period */
	uint8_t holds[CLASSRULE_TESTS];
	struct goal goal;
	struct ratio solve, score;	/* den 0: none */
	struct ratio past;	/* 解决率 of its own past, den 0: too few */
	struct ratio load;	/* cases, or per 10,000 residents */
	int64_t load_rank;	/* NUM_NONE: no case */
	int64_t rank;		/* by score; NUM_NONE: few revisits */
	int64_t ranked;		/* how many have a rank */
};

struct standing {
	const struct standing_unit *unit;	/* borrowed */
	struct standing_facts now, before;
	const struct classrule_row *row;	/* that holds */
	const struct classrule_row *tags[STANDING_TAGS];
	size_t ntags;
};

/*
 * Judge n units by a table (NULL: facts alone, no class); out has room for n,
 * in the order of units. Whether load is cases per 10,000 residents is told in
 * *per_residents.
 */
void standing_judge(struct standing *out, const struct standing_unit *units,
    size_t n, const struct policy *p, const struct classrule_table *table,
    int *per_residents);

/* max(1, round(share * n)); 0 of none. */
int64_t standing_first(struct ratio share, int64_t n);

#endif
