#include "stat/wilson.h"

#define SCALE 1000000		/* of z squared */
#define STEPS 1000		/* tenths of a percent in 1 */

typedef __int128 wide;

static const struct {
	int percent;
	int z_squared;		/* of the two-sided normal quantile */
} levels[WILSON_COUNT] = {
	[WILSON_80] = { 80, 1642374 },
	[WILSON_90] = { 90, 2705543 },
	[WILSON_95] = { 95, 3841459 },
	[WILSON_99] = { 99, 6634897 },
};

const char *const wilson_names[] = { "80", "90", "95", "99", NULL };

int
wilson_percent(enum wilson_level level)
{
	return levels[level].percent;
}

int
wilson_differs(struct ratio seen, struct ratio share,
    enum wilson_level level)
{
	wide apart, limit;

	if (seen.den == 0 || share.den == 0)
		return 0;
	apart = (wide)seen.num * share.den - (wide)share.num * seen.den;
	limit = (wide)share.num * (share.den - share.num) * seen.den;
	if (apart * apart * SCALE <= limit * levels[level].z_squared)
		return 0;
	return apart < 0 ? -1 : 1;
}

/* The first tenth of a percent from which seen does not differ by more than
 * so much: the difference falls while the share grows. */
static int
first_not_over(struct ratio seen, enum wilson_level level, int most)
{
	struct ratio p = { 0, STEPS };
	int low = 0, high = STEPS + 1, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		p.num = middle;
		if (middle <= STEPS && wilson_differs(seen, p, level) > most)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct wilson
wilson_interval(struct ratio seen, enum wilson_level level)
{
	struct wilson w = { 0, STEPS };
	int inside, above;

	if (seen.den == 0)
		return w;
	inside = first_not_over(seen, level, 0);
	above = first_not_over(seen, level, -1);
	w.low = inside > 0 ? inside - 1 : 0;
	w.high = above < STEPS ? above : STEPS;
	return w;
}
