#include "measure/goal.h"

#include <stdlib.h>

#define PAST_MAX 12		/* what a policy may ask for */

static int
compare(const void *a, const void *b)
{
	return ratio_cmp(*(const struct ratio *)a, *(const struct ratio *)b);
}

struct ratio
goal_median(struct ratio *shares, size_t n)
{
	struct ratio low, high, mean;

	qsort(shares, n, sizeof(*shares), compare);
	low = shares[(n - 1) / 2];
	high = shares[n / 2];
	if (n % 2 == 1)
		return low;
	mean.num = low.num * high.den + high.num * low.den;
	mean.den = 2 * low.den * high.den;
	return mean;
}

static struct ratio
between(struct ratio share, struct ratio floor, struct ratio cap)
{
	if (ratio_cmp(share, floor) < 0)
		return floor;
	return ratio_cmp(share, cap) > 0 ? cap : share;
}

void
goal_set(struct goal *goal, const struct goalrule *rule, int minimum,
    const struct ratio *earlier, size_t n)
{
	static const struct ratio none = { 0, 0 };
	struct ratio comparable[PAST_MAX], sum;
	size_t i;

	goal->target = none;
	goal->median = none;
	goal->used = 0;
	if (rule->parts == 0)
		return;
	for (i = 0; i < n && (int)i < rule->look_back &&
	    (int)goal->used < rule->past; i++)
		if (earlier[i].den > 0 && earlier[i].den >= minimum)
			comparable[goal->used++] = earlier[i];
	goal->target = rule->start;
	if (goal->used == 0)
		return;
	goal->median = goal_median(comparable, goal->used);
	/* the step is a whole number of parts */
	sum.den = rule->parts;
	sum.num = ratio_round(goal->median, rule->parts) +
	    ratio_round(rule->step, rule->parts);
	goal->target = between(sum, rule->floor, rule->cap);
}
