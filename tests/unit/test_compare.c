/* One count beside another, by tables worked out by hand, and what is left of
 * many tests: reports in which nothing was planted flag next to nothing. */
#include <math.h>
#include <string.h>

#include "signal/compare.h"
#include "tap.h"

static int
near(double a, double b)
{
	return fabs(a - b) <= 1e-9 * fabs(b);
}

static struct compare
tested(enum compare_kind kind, int64_t n, int64_t seen, int64_t num,
    int64_t den)
{
	struct compare c;

	memset(&c, 0, sizeof(c));
	c.kind = kind;
	c.n = n;
	c.seen = seen;
	c.base = (struct ratio){ num, den };
	c.minimum = 4;
	c.points = 20;
	compare_test(&c);
	return c;
}

static void
test_kinds(void)
{
	struct compare c = tested(COMPARE_DRAWN, 4, 4, 0, 4);

	OK(c.is_tested && c.is_large && near(c.chance, 1.0 / 70),
	    "drawn: the lady who tastes tea");
	c = tested(COMPARE_DRAWN, 4, 0, 0, 4);
	OK(c.is_tested && !c.is_large && c.chance == 1, "nothing seen");
	c = tested(COMPARE_PAIRED, 20, 8, 2, 20);
	OK(c.is_large && near(c.chance, 56.0 / 1024), "paired: 8 to 2");
	c = tested(COMPARE_PAIRED, 20, 0, 0, 20);
	OK(!c.is_large && c.chance == 1, "paired: all agree");
	c = tested(COMPARE_FIXED, 10, 8, 1, 2);
	OK(c.is_large && near(c.chance, 56.0 / 1024), "fixed: 8 of 10 at 1/2");
	OK(c.interval.low < 800 && c.interval.high > 800,
	    "its share lies in its interval");
}

static void
test_limits(void)
{
	struct compare c = tested(COMPARE_DRAWN, 3, 3, 0, 40);

	OK(!c.is_tested && !c.is_large && c.chance == 1, "below the minimum");
	c = tested(COMPARE_DRAWN, 4, 4, 0, 40);
	OK(c.is_tested, "at the minimum");
	c = tested(COMPARE_DRAWN, 40, 40, 0, 0);
	OK(!c.is_tested && c.chance == 1, "nobody to compare with");
	c = tested(COMPARE_DRAWN, 0, 0, 3, 9);
	OK(!c.is_tested && c.chance == 1, "nothing asked");
	c = tested(COMPARE_DRAWN, 100, 30, 10, 100);
	OK(c.is_large, "20 points are enough");
	c = tested(COMPARE_DRAWN, 1000, 299, 100, 1000);
	OK(!c.is_large && c.chance < 1e-9,
	    "199 thousandths are not, however sure");
	c = tested(COMPARE_DRAWN, 10000000, 6000000, 300000, 1000000);
	OK(c.is_large && c.chance >= 0, "ten million cases");
	memset(&c, 0, sizeof(c));
	c.kind = COMPARE_FIXED;
	c.n = 50;
	c.seen = 50;
	c.base = (struct ratio){ 1, 3 };
	c.at_least = 0.25;
	compare_test(&c);
	OK(near(c.chance, 0.25), "a chance that is known to be larger");
}

/* One that is sure and large, among others. */
static void
test_judge(void)
{
	struct compare list[12], *tests[12];
	size_t i, flagged;

	for (i = 0; i < 12; i++) {
		list[i] = tested(COMPARE_DRAWN, 50, 5, 60, 600);
		tests[i] = &list[i];
	}
	list[7] = tested(COMPARE_DRAWN, 50, 30, 60, 600);
	compare_judge(tests, 12, 5);
	for (i = flagged = 0; i < 12; i++)
		flagged += list[i].is_flagged != 0;
	OK(flagged == 1 && list[7].is_flagged, "the one that stands out");
	compare_judge(tests, 0, 5);
	OK(1, "no test at all");

	/* sure, but small: were they counted, list[7] would pass by them */
	for (i = 0; i < 12; i++)
		list[i] = tested(COMPARE_DRAWN, 1000, 199, 0, 1000);
	list[7] = tested(COMPARE_DRAWN, 20, 8, 40, 200);
	OK(list[7].is_large && list[7].chance > 0.01 &&
	    list[7].chance < 0.05, "large, and not sure enough for 12");
	compare_judge(tests, 12, 5);
	for (i = flagged = 0; i < 12; i++)
		flagged += list[i].is_flagged != 0;
	OK(flagged == 0, "what is not large makes no room for it");
}

static uint64_t state = 88172645463325252u;

static uint32_t
draw(uint32_t below)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)(state >> 33) % below;
}

#define UNITS 200

/* A report in which every unit does the same: is anything flagged? */
static int
honest_report(int percent, int points)
{
	static struct compare list[UNITS];
	struct compare *tests[UNITS];
	int64_t n = 0, seen = 0;
	int i, k, flagged = 0;

	memset(list, 0, sizeof(list));
	for (i = 0; i < UNITS; i++) {
		tests[i] = &list[i];
		list[i].kind = COMPARE_DRAWN;
		list[i].minimum = 10;
		list[i].points = points;
		list[i].n = 10 + draw(120);
		for (k = 0; k < list[i].n; k++)
			list[i].seen += (int)draw(100) < percent;
		n += list[i].n;
		seen += list[i].seen;
	}
	for (i = 0; i < UNITS; i++) {
		list[i].base.num = seen - list[i].seen;
		list[i].base.den = n - list[i].n;
		compare_test(&list[i]);
	}
	compare_judge(tests, UNITS, 5);
	for (i = 0; i < UNITS; i++)
		flagged |= list[i].is_flagged;
	return flagged;
}

static void
test_honest(void)
{
	int report, flagged = 0;

	for (report = 0; report < 400; report++)
		flagged += honest_report(5 + report % 5 * 10, 1);
	/* 20 are expected at most; 35 would be three deviations more */
	OK(flagged <= 35, "few of 400 honest reports have a signal");
}

int
main(void)
{
	test_kinds();
	test_limits();
	test_judge();
	test_honest();
	return DONE();
}
