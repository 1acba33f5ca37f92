/* Exact tails against values worked out by hand and from tables, and the
 * example of Benjamini and Hochberg's paper of 1995. */
#include <math.h>

#include "stat/exact.h"
#include "tap.h"

static int
near(double a, double b)
{
	return fabs(a - b) <= 1e-9 * fabs(b);
}

static void
test_binomial(void)
{
	OK(near(exact_binomial_tail(10, 8, 0.5), 56.0 / 1024), "8 of 10");
	OK(near(exact_binomial_tail(10, 2, 0.5), 1013.0 / 1024),
	    "from below the middle");
	OK(exact_binomial_tail(10, 0, 0.5) == 1, "none or more");
	OK(exact_binomial_tail(10, 11, 0.5) == 0, "more than all");
	OK(exact_binomial_tail(10, 1, 0) == 0 &&
	    exact_binomial_tail(10, 10, 1) == 1, "never and always");
	OK(near(exact_binomial_tail(3, 3, 0.1), 0.001), "all of 3");
	OK(exact_binomial_tail(10000, 1, 0.5) == 1, "far below the middle");
	OK(exact_binomial_tail(10000, 9999, 0.5) == 0, "and far above");
	OK(near(exact_binomial_tail(9999, 5000, 0.5), 0.5), "the middle");
}

/* The lady who tastes tea: 4 of 8 have the milk first. */
static void
test_drawn(void)
{
	OK(near(exact_drawn_tail(8, 4, 4, 4), 1.0 / 70), "all four");
	OK(near(exact_drawn_tail(8, 4, 4, 3), 17.0 / 70), "three or more");
	OK(near(exact_drawn_tail(8, 4, 4, 1), 69.0 / 70), "one or more");
	OK(exact_drawn_tail(8, 4, 4, 0) == 1, "none or more");
	OK(exact_drawn_tail(8, 4, 4, 5) == 0, "more than are drawn");
	OK(exact_drawn_tail(8, 6, 4, 2) == 1, "fewer cannot be");
	OK(near(exact_drawn_tail(8, 6, 4, 4), 15.0 / 70), "four of six");
	OK(exact_drawn_tail(5, 0, 3, 1) == 0, "none is marked");
	OK(exact_drawn_tail(2000000, 200000, 100000, 11000) < 1e-20,
	    "large counts");
	OK(exact_drawn_tail(2000000, 200000, 100000, 1) == 1,
	    "far below what is to be expected");
	OK(near(exact_drawn_tail(20000, 10000, 9999, 5000), 0.5),
	    "the middle");
}

static void
test_discoveries(void)
{
	static const double p[] = { 0.4262, 0.0001, 0.0004, 0.0019, 0.0095,
		0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.5719,
		0.6528, 0.7590, 1.0000 };

	OK(exact_discovery_limit(p, 15, 5) == 0.0095, "the paper's four");
	OK(exact_discovery_limit(p, 0, 5) < 0, "no test");
	OK(exact_discovery_limit(p, 1, 5) < 0, "one that is none");
	OK(exact_discovery_limit(p + 1, 1, 5) == 0.0001, "one that is");
}

int
main(void)
{
	test_binomial();
	test_drawn();
	test_discoveries();
	return DONE();
}
