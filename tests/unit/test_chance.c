/* Chances of counts, against tables of the Poisson and negative binomial
 * laws. */
#include <math.h>

#include "stat/chance.h"
#include "tap.h"

static int
near(double a, double b)
{
	return fabs(a - b) <= 1e-6 * fabs(b);
}

static void
test_poisson(void)
{
	OK(near(chance_tail(3, 3, 0), 1), "none or more is sure");
	OK(near(chance_tail(3, 3, 1), 1 - exp(-3)), "one or more");
	OK(near(chance_tail(1, 1, 10), 1.11425478e-7), "far out, exact");
	OK(chance_tail(0, 0, 1) == 0, "nothing comes of nothing");
	OK_INT(chance_quantile(4, 4, 0.1), 2, "the tenth of mean 4");
	OK_INT(chance_quantile(4, 4, 0.9), 7, "the ninth tenth");
	OK_INT(chance_quantile(0, 0, 0.9), 0, "of mean 0");
	OK_INT(chance_quantile(0.05, 0.05, 0.1), 0, "of hardly any");
}

/* Size 2, p 1/3: P(0) = 1/9, P(1) = 4/27. */
static void
test_negative_binomial(void)
{
	OK(near(chance_tail(4, 12, 1), 8.0 / 9), "one or more");
	OK(near(chance_tail(4, 12, 2), 8.0 / 9 - 4.0 / 27), "two or more");
	OK_INT(chance_quantile(4, 12, 0.1), 0, "its tenth lies lower");
	OK_INT(chance_quantile(4, 12, 0.9), 9, "and its ninth tenth higher");
	OK(chance_tail(4, 12, 15) > chance_tail(4, 4, 15), "a longer tail");
}

static void
test_large(void)
{
	int64_t low = chance_quantile(50000, 50000, 0.1);
	int64_t high = chance_quantile(50000, 50000, 0.9);

	OK(low > 49700 && low < 49720, "the normal law where there are many");
	OK(high > 50280 && high < 50300, "on both sides");
	OK(chance_tail(800, 800, 800) > 0.49 &&
	    chance_tail(800, 800, 800) < 0.52, "where e^-mean is no number");
	OK(near(chance_normal_tail(0), 0.5) &&
	    near(chance_normal_tail(1.959963985), 0.025), "the normal tail");
}

int
main(void)
{
	test_poisson();
	test_negative_binomial();
	test_large();
	DONE();
}
