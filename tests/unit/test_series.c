/* Forecasts of counts: what holds whatever the series. */
#include <math.h>
#include <string.h>

#include "series/forecast.h"
#include "series/gains.h"
#include "tap.h"

#define WEEKS 300

static double y[WEEKS];
static struct forecast f;
static struct forecast_room *room;

static void
make(size_t n, enum series_freq freq, size_t horizon)
{
	struct series s = { y, n, freq, 18994, NULL, NULL };

	forecast_release(&f);
	forecast_make(&f, &s, horizon, room);
}

/* Finite, not negative, in order. */
static int
is_sane(void)
{
	const struct forecast_step *s;
	size_t i;

	for (i = 0; i < f.n; i++) {
		s = &f.steps[i];
		if (!isfinite(s->mean) || s->mean < 0 ||
		    !isfinite(s->baseline) || s->baseline < 0)
			return 0;
		if (!isnan(s->lo) && (!isfinite(s->hi) || s->lo < 0 ||
		    s->lo > s->mean || s->hi < s->mean))
			return 0;
	}
	return f.n > 0;
}

static unsigned seed;

static double
noise(void)
{
	seed = seed * 1664525u + 1013904223u;
	return (double)(seed >> 8) / (1 << 24);
}

static void
fill(size_t n, double level, double season)
{
	size_t i;

	seed = 7;
	for (i = 0; i < n; i++)
		y[i] = floor(level + season * cos((double)i * 0.1208305) +
		    sqrt(level) * 2 * noise());
}

static double
mean_of(void)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < f.n; i++)
		sum += f.steps[i].mean / (double)f.n;
	return sum;
}

static void
test_edges(void)
{
	size_t i;

	memset(y, 0, sizeof(y));
	make(WEEKS, SERIES_WEEK, 8);
	OK(is_sane() && mean_of() == 0, "all zeros: none expected");
	OK(f.steps[7].hi == 0, "and nothing else");
	y[WEEKS - 1] = 1;
	make(WEEKS, SERIES_WEEK, 8);
	OK(is_sane(), "years of nothing, then one case");
	OK(mean_of() > 0 && mean_of() < 1, "a little is expected");

	y[0] = 5;
	make(1, SERIES_WEEK, 4);
	OK(is_sane() && mean_of() == 5 && f.is_short, "one point");
	OK(isnan(f.steps[0].lo), "no error, no interval");
	OK_TEXT(f.model, "mean8", "its model");
	y[1] = 7;
	make(2, SERIES_MONTH, 12);
	OK(is_sane() && mean_of() == 6, "two points");

	fill(WEEKS, 1e9, 1e8);
	make(WEEKS, SERIES_DAY, SERIES_MAX_HORIZON);
	OK(is_sane(), "large numbers, far ahead");
	for (i = 0; i < WEEKS; i++)
		y[i] = NAN;
	make(WEEKS, SERIES_WEEK, 4);
	OK(is_sane() && f.known == 0, "nothing known at all");
}

static void
test_lengths(void)
{
	int sane = 1, freq;
	size_t n;

	for (freq = SERIES_DAY; freq <= SERIES_MONTH; freq++)
		for (n = 1; n <= WEEKS; n += n < 70 ? 1 : 23) {
			fill(n, 12, 5);
			make(n, (enum series_freq)freq, 1 + n % 40);
			sane &= is_sane();
		}
	OK(sane, "every length, frequency and horizon");
}

static void
test_gaps(void)
{
	double whole;
	size_t i;

	fill(200, 40, 15);
	make(200, SERIES_WEEK, 4);
	whole = mean_of();
	for (i = 0; i < 20; i++)
		y[60 + i] = y[(i * 37) % 190] = NAN;
	make(200, SERIES_WEEK, 4);
	OK(is_sane(), "missing weeks");
	OK(fabs(mean_of() - whole) < 5, "are not weeks of none");
	y[199] = y[198] = NAN;
	make(200, SERIES_WEEK, 4);
	OK(is_sane() && fabs(mean_of() - whole) < 6, "the last ones too");
}

static void
test_scale(void)
{
	double plain[4];
	int same = 1;
	size_t i;

	fill(200, 40, 15);
	make(200, SERIES_WEEK, 4);
	for (i = 0; i < 4; i++)
		plain[i] = f.steps[i].mean;
	for (i = 0; i < 200; i++)
		y[i] *= 1024;
	make(200, SERIES_WEEK, 4);
	for (i = 0; i < 4; i++)
		same &= fabs(f.steps[i].mean / plain[i] / 1024 - 1) < 1e-6;
	OK(same, "a thousand times the counts, a thousand times the forecast");
}

static void
test_sense(void)
{
	double low, high;
	size_t i;

	fill(208, 100, 60);
	make(182, SERIES_WEEK, 26);
	low = high = f.steps[0].mean;
	for (i = 0; i < 26; i++) {
		low = fmin(low, f.steps[i].mean);
		high = fmax(high, f.steps[i].mean);
	}
	OK(high - low > 80, "a season is foreseen half a year ahead");
	OK(f.has_season, "the baseline is last year's");
	OK(fabs(f.steps[0].baseline - y[130]) < 1e-9, "52 weeks before");

	fill(150, 20, 0);
	for (i = 130; i < 150; i++)
		y[i] += 200;
	make(150, SERIES_WEEK, 4);
	OK(mean_of() > 190, "a new level is taken for one");

	for (i = 0; i < 280; i++)
		y[i] = i % 7 < 5 ? 30 : 3;
	make(280, SERIES_DAY, 14);
	OK(f.steps[0].mean > 25 && f.steps[5].mean < 8, "weekends");
}

/* A share of a holiday in each week of the past and of the next ones. */
static void
test_calendar(void)
{
	static double effects[(WEEKS + 4) * SERIES_MAX_EFFECTS];
	struct series_calendar c = { effects, WEEKS + 4, 1 };
	struct series s = { y, WEEKS, SERIES_WEEK, 18994, &c, NULL };
	size_t i;

	fill(WEEKS, 50, 0);
	for (i = 0; i < WEEKS + 4; i++) {
		effects[i * SERIES_MAX_EFFECTS] = i % 17 == 13;
		if (i < WEEKS && i % 17 == 13)
			y[i] -= 30;
	}
	forecast_release(&f);
	forecast_make(&f, &s, 4, room);	/* 302 % 17 is 13 */
	OK(f.steps[2].mean < f.steps[0].mean - 12, "a holiday is foreseen");
	OK(f.steps[1].mean > f.steps[2].mean + 12, "only where it is");
}

/* Large numbers that rise, turn and fall: what comes next is not far off. */
static void
test_large(void)
{
	double truth;
	size_t i;

	for (i = 0; i < 120; i++)
		y[i] = 5000 * exp(0.02 * (double)i);
	make(120, SERIES_WEEK, 6);
	truth = 5000 * exp(0.02 * 125);
	OK(is_sane() && fabs(f.steps[5].mean / truth - 1) < 0.02,
	    "a steady growth goes on");
	for (i = 0; i < 160; i++)
		y[i] = 1e5 + (i < 130 ? 600 * (double)i :
		    600 * (260 - (double)i));
	make(160, SERIES_WEEK, 4);
	truth = 1e5 + 600 * (260 - 163);
	OK(is_sane() && fabs(f.steps[3].mean / truth - 1) < 0.01,
	    "a trend that has turned is followed");
	seed = 3;
	for (y[0] = 2e5, i = 1; i < 200; i++)
		y[i] = y[i - 1] * (0.96 + 0.08 * noise());
	make(200, SERIES_WEEK, 1);
	OK(fabs(f.steps[0].mean / y[199] - 1) < 0.02,
	    "of what wanders the last one is expected");
}

/* The mean of all steps; with gap >= 0 that period is missing. */
static double
mean_with(const struct series_shared *shared, size_t broken, int64_t gap)
{
	struct series s = { y, WEEKS, SERIES_WEEK, 18994, NULL, shared };
	size_t i;

	fill(WEEKS, 40, 15);
	for (i = broken; i < WEEKS; i++)
		y[i] += 200;
	if (gap >= 0)
		y[gap] = NAN;
	forecast_release(&f);
	forecast_make(&f, &s, 6, room);
	return mean_of();
}

/* Whether gains are shared or its own, a series is forecast the same. */
static void
test_shared(void)
{
	static double basis[(WEEKS + 6) * METHOD_BASIS];
	struct series s = { y, WEEKS, SERIES_WEEK, 18994, NULL, NULL };
	struct series_shared shared = { basis, NULL };
	struct gains_shared *gains;
	size_t breaks[] = { WEEKS, 1, 40, 64, 250 }, i;
	double own;

	method_basis(basis, &s, WEEKS + 6);
	gains = gains_share(&s, basis, WEEKS);
	shared.gains = gains;
	for (i = 0; i < 5; i++) {
		own = mean_with(NULL, breaks[i], -1);
		OK(mean_with(&shared, breaks[i], -1) == own,
		    "shared gains, a level that breaks");
		own = mean_with(NULL, breaks[i], 77);
		OK(mean_with(&shared, breaks[i], 77) == own,
		    "and a period that is missing");
	}
	gains_unshare(gains);
}

int
main(void)
{
	room = forecast_room_new();
	test_edges();
	test_lengths();
	test_gaps();
	test_scale();
	test_sense();
	test_calendar();
	test_large();
	test_shared();
	forecast_release(&f);
	forecast_room_free(room);
	return DONE();
}
