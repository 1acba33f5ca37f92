#include "signal/compare.h"

#include <stdlib.h>

#include "base/mem.h"
#include "stat/exact.h"

static double
chance_of(const struct compare *c)
{
	switch (c->kind) {
	case COMPARE_DRAWN:
		return exact_drawn_tail(c->n + c->base.den,
		    c->seen + c->base.num, c->n, c->seen);
	case COMPARE_PAIRED:
		return exact_binomial_tail(c->seen + c->base.num, c->seen,
		    0.5);
	case COMPARE_FIXED:
		break;
	}
	return exact_binomial_tail(c->n, c->seen,
	    (double)c->base.num / (double)c->base.den);
}

/* seen/n - base >= points/100, in whole numbers. */
static int
is_large(const struct compare *c)
{
	return 100 * (c->seen * c->base.den - c->base.num * c->n) >=
	    c->points * c->n * c->base.den;
}

void
compare_test(struct compare *c)
{
	c->interval = wilson_interval((struct ratio){ c->seen, c->n },
	    WILSON_95);
	c->is_tested = c->n > 0 && c->n >= c->minimum && c->base.den > 0;
	c->is_large = c->is_tested && is_large(c);
	c->chance = c->is_tested ? chance_of(c) : 1;
	if (c->chance < c->at_least)
		c->chance = c->at_least;
	c->is_flagged = 0;
}

void
compare_judge(struct compare *const *tests, size_t n, int false_percent)
{
	double *chances = mem_array(n > 0 ? n : 1, sizeof(*chances)), limit;
	size_t i, ntested = 0;

	for (i = 0; i < n; i++)
		if (tests[i]->is_tested)
			chances[ntested++] = tests[i]->is_large ?
			    tests[i]->chance : 1;
	limit = exact_discovery_limit(chances, ntested, false_percent);
	for (i = 0; i < n; i++)
		tests[i]->is_flagged = tests[i]->is_large &&
		    tests[i]->chance <= limit;
	free(chances);
}
