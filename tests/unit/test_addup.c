/* Parts and their sums agree, changed in proportion to what is uncertain. */
#include <math.h>

#include "series/addup.h"
#include "tap.h"

static int
near(double a, double b)
{
	return fabs(a - b) < 1e-6;
}

static void
test_one_sum(void)
{
	static const size_t all[] = { 0, 1 };
	struct addup_sum sum = { all, 2, 40, 2 };
	const double variance[] = { 1, 3 };
	double mean[] = { 10, 20 };

	addup_parts(mean, variance, 2, &sum, 1);
	/* 10 too few; of variances 1 + 3 + 2 the parts carry 4/6 */
	OK(near(mean[0], 10 + 10.0 / 6), "the sure part moves little");
	OK(near(mean[1], 20 + 30.0 / 6), "the unsure one more");

	sum.variance = 1e-9;
	mean[0] = 10;
	mean[1] = 20;
	addup_parts(mean, variance, 2, &sum, 1);
	OK(near(mean[0] + mean[1], 40), "a sure sum is kept");

	sum.mean = 0;
	addup_parts(mean, variance, 2, &sum, 1);
	OK(mean[0] >= 0 && mean[1] >= 0, "none is negative");
	addup_parts(mean, variance, 2, &sum, 0);
	OK(mean[0] >= 0, "no sum, no change");
}

/* Rows, columns and all of a table of two by two. */
static void
test_table(void)
{
	static const size_t parts[][4] = { { 0, 1, 2, 3 }, { 0, 1 },
		{ 2, 3 }, { 0, 2 }, { 1, 3 } };
	const double variance[] = { 1, 2, 3, 4 };
	double mean[] = { 1, 2, 3, 4 }, before[4];
	struct addup_sum sums[5];
	size_t i;
	int same = 1;

	for (i = 0; i < 5; i++)
		sums[i] = (struct addup_sum){ parts[i], i == 0 ? 4 : 2,
			i == 0 ? 12 : 6, 1 };
	addup_parts(mean, variance, 4, sums, 5);
	for (i = 0; i < 4; i++)
		before[i] = mean[i];
	OK(mean[0] + mean[1] + mean[2] + mean[3] > 10.5, "towards the sums");
	OK(mean[0] + mean[1] > 4, "and those of rows");
	for (i = 0; i < 5; i++)
		sums[i].mean = i == 0 ? 10 : i == 1 ? 3 : i == 2 ? 7 :
		    i == 3 ? 4 : 6;
	for (i = 0; i < 4; i++)
		mean[i] = (double)i + 1;
	addup_parts(mean, variance, 4, sums, 5);
	for (i = 0; i < 4; i++)
		same &= near(mean[i], (double)i + 1);
	OK(same, "what adds up already stays");
	OK(!near(before[0], mean[0]), "what did not was changed");
}

int
main(void)
{
	test_one_sum();
	test_table();
	return DONE();
}
