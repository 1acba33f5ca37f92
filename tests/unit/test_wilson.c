/* Wilson's interval in whole numbers. */
#include "stat/wilson.h"
#include "tap.h"

static const struct {
	struct ratio seen;
	enum wilson_level level;
	int low, high;		/* tenths of a percent, outwards */
} intervals[] = {
	/* by the closed formula, its ends rounded outwards */
	{ { 176, 200 }, WILSON_95, 827, 919 },
	{ { 176, 200 }, WILSON_80, 847, 907 },
	{ { 5, 10 }, WILSON_95, 236, 764 },
	{ { 5, 10 }, WILSON_80, 312, 688 },
	{ { 0, 10 }, WILSON_95, 0, 278 },
	{ { 10, 10 }, WILSON_95, 722, 1000 },
	{ { 0, 0 }, WILSON_95, 0, 1000 },
	{ { 1, 1 }, WILSON_99, 130, 1000 },
	{ { 99000000, 100000000 }, WILSON_99, 989, 991 },
};

static const struct {
	struct ratio seen, share;
	enum wilson_level level;
	int want;
} differences[] = {
	{ { 80, 100 }, { 90, 100 }, WILSON_80, -1 },
	{ { 80, 100 }, { 84, 100 }, WILSON_80, 0 },
	{ { 95, 100 }, { 90, 100 }, WILSON_80, 1 },
	{ { 95, 100 }, { 90, 100 }, WILSON_99, 0 },
	{ { 8, 10 }, { 900, 1000 }, WILSON_80, 0 },	/* few: chance */
	{ { 800, 1000 }, { 9, 10 }, WILSON_99, -1 },
	{ { 49, 50 }, { 1, 1 }, WILSON_99, -1 },	/* a certain share */
	{ { 50, 50 }, { 1, 1 }, WILSON_80, 0 },
	{ { 1, 50 }, { 0, 7 }, WILSON_80, 1 },
	{ { 0, 0 }, { 1, 2 }, WILSON_80, 0 },
	{ { 1, 2 }, { 0, 0 }, WILSON_80, 0 },
};

int
main(void)
{
	struct wilson w;
	struct ratio p = { 0, 1000 };
	size_t i;
	int k, wrong = 0;

	for (i = 0; i < sizeof(intervals) / sizeof(intervals[0]); i++) {
		w = wilson_interval(intervals[i].seen, intervals[i].level);
		OK_INT(w.low, intervals[i].low, "low");
		OK_INT(w.high, intervals[i].high, "high");
	}
	for (i = 0; i < sizeof(differences) / sizeof(differences[0]); i++)
		OK_INT(wilson_differs(differences[i].seen,
		    differences[i].share, differences[i].level),
		    differences[i].want, "differs");
	/* the interval is what does not differ */
	for (k = 0; k <= 37; k++) {
		struct ratio seen = { k, 37 };

		w = wilson_interval(seen, WILSON_90);
		for (p.num = w.low + 1; p.num < w.high; p.num++)
			wrong += wilson_differs(seen, p, WILSON_90) != 0;
		for (p.num = 0; p.num < w.low; p.num++)
			wrong += wilson_differs(seen, p, WILSON_90) <= 0;
		for (p.num = w.high + 1; p.num <= 1000; p.num++)
			wrong += wilson_differs(seen, p, WILSON_90) >= 0;
	}
	OK_INT(wrong, 0, "inside the ends is what chance explains");
	OK_INT(wilson_percent(WILSON_95), 95, "percent");
	return DONE();
}
