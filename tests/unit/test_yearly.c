/* Seasons that the past shows, and those that it does not. */
#include <string.h>

#include "ahead/yearly.h"
#include "tap.h"

static const struct season_learned rule = { .years = 2, .rise_percent = 150,
	.least = 8, .longest = 26 };

static void
set(struct yearly *y, int year, int first, int length, int64_t n)
{
	int k;

	for (k = 0; k < length; k++) {
		y->total += n - y->weeks[year][(first + k) % YEARLY_WEEKS];
		y->weeks[year][(first + k) % YEARLY_WEEKS] = n;
	}
}

static void
flat(struct yearly *y, int years, int64_t n)
{
	int i;

	memset(y, 0, sizeof(*y));
	y->years = years;
	for (i = 0; i < years; i++)
		set(y, i, 0, YEARLY_WEEKS, n);
}

static void
test_found(void)
{
	struct yearly_run run;
	struct yearly y;

	flat(&y, 3, 1);
	set(&y, 0, 10, 8, 6);
	set(&y, 1, 10, 8, 5);
	set(&y, 2, 10, 8, 7);
	OK(yearly_find(&y, &rule, &run), "three summers");
	OK_INT(run.first, 10, "their first week");
	OK_INT(run.length, 8, "and length");
	OK_INT(yearly_sum(&y, 2, &run), 56, "what came in the third");

	flat(&y, 2, 1);
	set(&y, 0, 48, 9, 6);
	set(&y, 1, 48, 9, 6);
	OK(yearly_find(&y, &rule, &run) && run.first == 48 &&
	    run.length == 9, "over the turn of the year");
}

static void
test_none(void)
{
	struct yearly_run run;
	struct yearly y;

	flat(&y, 3, 5);
	OK(!yearly_find(&y, &rule, &run), "all weeks alike");
	flat(&y, 3, 1);
	set(&y, 1, 20, 3, 40);
	OK(!yearly_find(&y, &rule, &run), "a burst of one year");
	flat(&y, 1, 1);
	set(&y, 0, 10, 8, 9);
	OK(!yearly_find(&y, &rule, &run), "one year is no season");
	flat(&y, 3, 0);
	OK(!yearly_find(&y, &rule, &run), "nothing at all");
	set(&y, 0, 5, 1, 2);
	OK(!yearly_find(&y, &rule, &run), "hardly anything");
}

static void
test_expect(void)
{
	const int64_t same[] = { 40, 40, 40 }, apart[] = { 10, 40, 70 };
	double mean, variance, wide;

	yearly_expect(same, 3, 1, &mean, &variance);
	OK(mean > 39.9 && mean < 40.1, "what came every year");
	OK(variance > mean, "years may differ all the same");
	yearly_expect(apart, 3, 1, &mean, &wide);
	OK(wide > 2 * variance, "more where they did");
	yearly_expect(same, 3, 1.2, &mean, &wide);
	OK(mean > 47.9 && mean < 48.1, "with a trend");
	yearly_expect(same, 1, 1, &mean, &wide);
	OK(wide > variance, "one year says less than three");
}

int
main(void)
{
	test_found();
	test_none();
	test_expect();
	DONE();
}
