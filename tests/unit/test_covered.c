/* Which days the dumps cover, told from the cases: by hand, and that chance
 * alone hardly ever makes a gap. */
#include <math.h>
#include <string.h>

#include "gen/gen_rng.h"
#include "measure/covered.h"
#include "tap.h"

#define YEAR 365

/* n cases on each day of a span. */
struct came {
	int from, to, n;
};

static const struct {
	const char *name;
	struct came came[4];
	int until;
	struct covered_span gaps[3];
	size_t ngaps;
} table[] = {
	{ "no case at all", { { 0, -1, 0 } }, 100, { { 0, 0 } }, 0 },
	{ "one", { { 50, 50, 1 } }, 99, { { 0, 0 } }, 0 },
	{ "every day", { { 0, 99, 5 } }, 99, { { 0, 0 } }, 0 },
	{ "a year between two", { { 0, 99, 5 }, { 465, 599, 5 } }, 599,
	    { { 100, 464 } }, 1 },
	{ "nine days of holidays", { { 0, 99, 50 }, { 109, 199, 50 } }, 199,
	    { { 0, 0 } }, 0 },
	{ "ten are none", { { 0, 99, 50 }, { 110, 199, 50 } }, 199,
	    { { 100, 109 } }, 1 },
	{ "19 were to be expected", { { 0, 99, 1 }, { 119, 199, 1 } }, 199,
	    { { 0, 0 } }, 0 },
	{ "20 were", { { 0, 99, 1 }, { 120, 199, 1 } }, 199,
	    { { 100, 119 } }, 1 },
	{ "old cases left over", { { 3, 3, 1 }, { 300, 300, 2 },
	    { 700, 799, 5 } }, 799, { { 3, 699 } }, 1 },
	{ "left over between two", { { 0, 99, 5 }, { 300, 300, 1 },
	    { 700, 799, 5 } }, 799, { { 100, 699 } }, 1 },
	{ "few, but no tenth of it", { { 0, 99, 1 }, { 300, 399, 9 } }, 399,
	    { { 100, 299 } }, 1 },
	{ "few at the end are what came", { { 0, 99, 50 },
	    { 300, 300, 1 } }, 305, { { 100, 299 } }, 1 },
	{ "the last dump was of an older time", { { 0, 99, 5 } }, 120,
	    { { 100, 120 } }, 1 },
	{ "two in a month are not many", { { 0, 0, 1 }, { 9, 9, 1 },
	    { 400, 400, 1 } }, 999, { { 0, 0 } }, 0 },
	{ "a rare office has quiet months", { { 0, 0, 1 }, { 40, 40, 1 },
	    { 100, 100, 1 }, { 150, 150, 1 } }, 199, { { 0, 0 } }, 0 },
};

static void
test_table(void)
{
	struct covered c;
	size_t i, k;
	int day, n;

	for (i = 0; i < sizeof(table) / sizeof(*table); i++) {
		memset(&c, 0, sizeof(c));
		/* backwards on purpose */
		for (k = 4; k > 0; k--)
			for (day = table[i].came[k - 1].to;
			    day >= table[i].came[k - 1].from; day--)
				for (n = 0; n < table[i].came[k - 1].n; n++)
					covered_add(&c, day);
		covered_end(&c, table[i].until);
		OK_INT(c.ngaps, table[i].ngaps, table[i].name);
		for (k = 0; k < c.ngaps && k < table[i].ngaps; k++) {
			OK_INT(c.gaps[k].from_day, table[i].gaps[k].from_day,
			    "from");
			OK_INT(c.gaps[k].to_day, table[i].gaps[k].to_day,
			    "to");
		}
		covered_release(&c);
	}
}

static void
test_asking(void)
{
	struct covered_span gaps[] = { { 10, 19 }, { 30, 39 } };
	struct covered c = { .gaps = gaps, .ngaps = 2 };
	int64_t from = 12, to = 35;

	OK(covered_has(&c, 0, 9) && covered_has(&c, 20, 29), "beside them");
	OK(!covered_has(&c, 5, 10) && !covered_has(&c, 19, 22) &&
	    !covered_has(&c, 13, 14) && !covered_has(&c, 0, 99),
	    "a part is enough");
	covered_trim(&c, &from, &to);
	OK(from == 20 && to == 29, "both ends moved off them");
	covered_trim(&c, &from, &to);
	OK(from == 20 && to == 29, "and left there");
}

/* Poisson, by products of uniforms (Knuth). */
static int
draw(struct rng *rng, double mean)
{
	double least = exp(-mean), product = 1;
	int n = -1;

	do {
		product *= (rng_below(rng, 1 << 30) + 0.5) / (1 << 30);
		n++;
	} while (product > least);
	return n;
}

/* Ten years each of 5 to 24 cases a week, half of the days three times as
 * busy: nothing is taken for a gap; a month cut out of it is found. */
static void
test_chance(void)
{
	int seed, day, n, with_gap, found = 0, made_up = 0;
	struct rng rng;
	struct covered c;

	for (seed = 1; seed <= 20; seed++)
		for (with_gap = 0; with_gap < 2; with_gap++) {
			memset(&c, 0, sizeof(c));
			rng = rng_of((uint64_t)seed, 0);
			for (day = 0; day < 10 * YEAR; day++) {
				n = draw(&rng, (day % 2 ? 1.5 : 0.5) *
				    (seed + 4) / 7.0);
				if (with_gap && day >= 1000 && day < 1200)
					n = 0;
				while (n-- > 0)
					covered_add(&c, day);
			}
			covered_end(&c, 10 * YEAR - 1);
			if (with_gap)
				found += c.ngaps == 1 &&
				    !covered_has(&c, 1000, 1000) &&
				    !covered_has(&c, 1199, 1199);
			else
				made_up += c.ngaps > 0;
			covered_release(&c);
		}
	OK_INT(made_up, 0, "chance makes no gap, 20 seeds");
	OK_INT(found, 20, "and a real one is found, 20 seeds");
}

int
main(void)
{
	test_table();
	test_asking();
	test_chance();
	return DONE();
}
