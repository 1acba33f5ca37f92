#ifndef SERIES_FORECAST_H
#define SERIES_FORECAST_H

#include <stddef.h>

#include "series/series.h"

/*
 * What a series of counts says of its next periods.
 *
 * Every model of the pool (method.h), on counts and on their square roots,
 * forecasts from each of the last origins as it would have done then. At
 * every origin those are ranked by their mean absolute error up to it,
 * of all steps, what lies back counting less (1 % a period); the forecast
 * combines the best five: their square roots are averaged. So its own past
 * errors are honest ones, and the interval is taken from them: of the errors
 * at this step and its neighbours, divided by the square root of the level
 * they were made at (by the level where counts are large, POOL_LARGE), the
 * quantiles of 10 % and 90 % with the ranks of conformal prediction (Vovk
 * 2005: m errors make m + 1 places).
 *
 * The combined forecast keeps the absolute error small: for counts that lie
 * askew it is nearer to the middle than to the average.
 *
 * With less history than 28 days, 26 weeks or 12 months the rate of the last
 * eight periods stands in, and is_short says so.
 */
#define FORECAST_BEST 5

struct forecast_step {
	double mean;
	double lo, hi;		/* NAN: no past error to go by */
	double spread;		/* standard deviation of past errors; NAN */
	double baseline;	/* the same period a season before */
	double mae, baseline_mae;	/* of past forecasts; NAN: none */
	size_t errors;		/* how many those were */
};

struct forecast {
	struct forecast_step *steps;
	size_t n;
	char model[96];		/* "regression+theta": those of the best five */
	int is_short;
	int has_season;		/* the baseline is a season old */
	size_t known;		/* periods that are not missing */
};

/*
 * Room for the work, which many forecasts can use one after the other. Two
 * threads need one each.
 */
struct forecast_room;
struct forecast_room *forecast_room_new(void);
void forecast_room_free(struct forecast_room *room);

/*
 * Forecast steps 1..horizon (up to SERIES_MAX_HORIZON) behind the series,
 * which has at least one period. All numbers are finite where they are not
 * said to be NAN, whatever the counts.
 */
void forecast_make(struct forecast *f, const struct series *s,
    size_t horizon, struct forecast_room *room);
void forecast_release(struct forecast *f);

#endif
