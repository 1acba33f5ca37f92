#include "ahead/yearly.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stat/chance.h"

#define YEAR 364		/* days: 52 weeks, so that weekdays agree */
#define CHANCE 1e-6		/* of a run where there is no season */
#define UNSEEN_CHANCE 1e-2	/* the same in years it was not chosen by */
#define SPREAD 1.3		/* variance over mean of counts at rest */
#define FEWEST 3		/* demands of a season in a year */
#define SHORTEST 2		/* weeks */
#define WEATHER 0.09		/* variance of years, relative: 30 % up or */
#define PRIOR 3			/* down; it counts for so many years */

void
yearly_count(struct yearly *y, const struct ahead *a,
    const struct ahead_case *cases, size_t n)
{
	int64_t back;
	size_t i;

	memset(y, 0, sizeof(*y));
	y->years = ahead_years(a);
	if (y->years > YEARLY_MOST)
		y->years = YEARLY_MOST;
	for (i = 0; i < n; i++) {
		back = a->today - 1 - cases[i].day;
		if (back / YEAR >= y->years)
			continue;
		y->weeks[back / YEAR][(YEAR - 1 - back % YEAR) / 7]++;
		y->total++;
	}
}

int64_t
yearly_sum(const struct yearly *y, int i, const struct yearly_run *run)
{
	int64_t sum = 0;
	int k;

	for (k = 0; k < run->length; k++)
		sum += y->weeks[i][(run->first + k) % YEARLY_WEEKS];
	return sum;
}

#define NONE (-1)

/* Of all years but one, each week with its neighbours. */
static void
smooth(const struct yearly *y, int but, double level[YEARLY_WEEKS])
{
	int w, i, k;

	for (w = 0; w < YEARLY_WEEKS; w++) {
		level[w] = 0;
		for (i = 0; i < y->years; i++)
			for (k = YEARLY_WEEKS - 1; i != but &&
			    k <= YEARLY_WEEKS + 1; k++)
				level[w] += (double)
				    y->weeks[i][(w + k) % YEARLY_WEEKS];
		level[w] /= 3.0 * (y->years - (but != NONE));
	}
}

static int
compare(const void *pa, const void *pb)
{
	const double *a = pa, *b = pb;

	return (*a > *b) - (*a < *b);
}

/* Above this a week is of the season: more than the quiet half of the year
 * by the rule, and more than the average. */
static double
threshold(const double level[YEARLY_WEEKS], int rise_percent)
{
	double sorted[YEARLY_WEEKS], quiet = 0, all = 0;
	int w;

	memcpy(sorted, level, sizeof(sorted));
	qsort(sorted, YEARLY_WEEKS, sizeof(double), compare);
	for (w = 0; w < YEARLY_WEEKS; w++) {
		all += sorted[w] / YEARLY_WEEKS;
		if (w < YEARLY_WEEKS / 2)
			quiet += sorted[w] / (YEARLY_WEEKS / 2);
	}
	return fmax(all, quiet * rise_percent / 100);
}

/* The run whose sum above the threshold is largest. */
static double
best_run(const double level[YEARLY_WEEKS], double above, int longest,
    struct yearly_run *run)
{
	double best = 0, sum;
	int first, k;

	run->length = 0;
	for (first = 0; first < YEARLY_WEEKS; first++)
		for (sum = 0, k = 1; k <= longest; k++) {
			sum += level[(first + k - 1) % YEARLY_WEEKS] - above;
			if (sum <= best)
				continue;
			best = sum;
			run->first = first;
			run->length = k;
		}
	return best;
}

/* Smoothing has made it a week longer at either end. */
static void
trim(const struct yearly *y, int but, double above, struct yearly_run *run)
{
	struct yearly_run week = { 0, 1 };
	int64_t sum;
	int end, i;

	for (end = 0; end < 2 && run->length > SHORTEST; end++) {
		week.first = end == 0 ? run->first :
		    (run->first + run->length - 1) % YEARLY_WEEKS;
		for (sum = 0, i = 0; i < y->years; i++)
			sum += i != but ? yearly_sum(y, i, &week) : 0;
		if ((double)sum >= above * (y->years - (but != NONE)))
			continue;
		if (end == 0)
			run->first = (run->first + 1) % YEARLY_WEEKS;
		run->length--;
	}
}

/* Whether it stands out in single years: a burst of one year is none. */
static int
is_yearly(const struct yearly *y, const struct season_learned *rule,
    const struct yearly_run *run)
{
	int64_t in, all;
	int i, w, years = 0;

	for (i = 0; i < y->years; i++) {
		in = yearly_sum(y, i, run);
		for (all = 0, w = 0; w < YEARLY_WEEKS; w++)
			all += y->weeks[i][w];
		years += in >= FEWEST &&
		    in * (YEARLY_WEEKS - run->length) * 100 >=
		    (all - in) * run->length * rule->rise_percent;
	}
	return years >= rule->years && 3 * years >= 2 * y->years;
}

/* As all years but one show it; its length is 0 where they show none. */
static void
find_run(const struct yearly *y, int but, const struct season_learned *rule,
    struct yearly_run *run)
{
	double level[YEARLY_WEEKS], above;

	smooth(y, but, level);
	above = threshold(level, rule->rise_percent);
	if (best_run(level, above, rule->longest, run) > 0)
		trim(y, but, above, run);
}

/* How likely so many in the run are where all weeks are alike. */
static double
chance_of(const struct yearly *y, const struct yearly_run *run, int64_t in)
{
	double rest = (double)(y->total - in + 1) * run->length /
	    (YEARLY_WEEKS - run->length);

	return chance_tail(rest, SPREAD * rest, in);
}

void
yearly_unseen(const struct yearly *y, const struct season_learned *rule,
    const struct yearly_run *run, int64_t counts[YEARLY_MOST])
{
	struct yearly_run other;
	int i;

	for (i = 0; i < y->years; i++) {
		find_run(y, i, rule, &other);
		counts[i] = other.length == 0 ? 0 :
		    (yearly_sum(y, i, &other) * run->length +
		    other.length / 2) / other.length;
	}
}

int
yearly_find(const struct yearly *y, const struct season_learned *rule,
    struct yearly_run *run)
{
	int64_t counts[YEARLY_MOST], in = 0, unseen = 0;
	int i;

	if (y->years < rule->years ||
	    y->total < (int64_t)rule->least * y->years)
		return 0;
	find_run(y, NONE, rule, run);
	if (run->length < SHORTEST)
		return 0;
	for (i = 0; i < y->years; i++)
		in += yearly_sum(y, i, run);
	if (in < (int64_t)rule->least * y->years / 2 ||
	    chance_of(y, run, in) >= CHANCE || !is_yearly(y, rule, run))
		return 0;
	yearly_unseen(y, rule, run, counts);
	for (i = 0; i < y->years; i++)
		unseen += counts[i];
	return chance_of(y, run, unseen) < UNSEEN_CHANCE;
}

void
yearly_expect(const int64_t *counts, int n, double trend, double *mean,
    double *variance)
{
	double sum = 0, square = 0, between = WEATHER;
	int i;

	for (i = 0; i < n; i++)
		sum += (double)counts[i] / n;
	*mean = sum * trend;
	if (n > 1 && sum > 0) {
		for (i = 0; i < n; i++)
			square += ((double)counts[i] - sum) *
			    ((double)counts[i] - sum) / (n - 1);
		/* years differ by more than chance alone */
		between = (PRIOR * WEATHER + n * fmax(0, (square / sum - 1) /
		    sum)) / (PRIOR + n);
	}
	*variance = (1 + 1.0 / n) * (*mean + *mean * *mean * between);
}
