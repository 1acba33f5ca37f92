#ifndef SERIES_SERIES_H
#define SERIES_SERIES_H

#include <stddef.h>
#include <stdint.h>

/*
 * A series of counts: one number for each day, week or month, oldest first,
 * NAN where a period is missing (nobody counted, which is not none). Counts
 * may be any finite number of at least 0.
 */
enum series_freq { SERIES_DAY, SERIES_WEEK, SERIES_MONTH };

#define SERIES_MAX_HORIZON 400
#define SERIES_MAX_EFFECTS 8

/*
 * What the caller knows of the calendar: for each of n periods, from the
 * first of the series to the last that is forecast, how much of each effect
 * it holds (0 to 1: the share of its days that are holidays, lie in the
 * heating season, …). effects[i * SERIES_MAX_EFFECTS + k].
 */
struct series_calendar {
	const double *effects;
	size_t n, count;	/* periods; effects of each */
};

struct series {
	const double *y;
	size_t n;
	enum series_freq freq;
	int64_t first_day;	/* the day number the first period begins on */
	const struct series_calendar *calendar;		/* NULL: none */
	const struct series_shared *shared;	/* NULL: made for this one */
};

/* What is the same for all series that begin together. */
struct gains_shared;
struct series_shared {
	const double *basis;	/* method_basis of its periods and those that
				 * are forecast */
	const struct gains_shared *gains;	/* of its periods, or NULL */
};

/* Periods after which the same season comes again: 7, 52, 12. */
size_t series_season(enum series_freq freq);
/* "day", "week", "month": 0 and *freq, or -1. */
int series_freq_find(const char *name, enum series_freq *freq);
/* The day that period i begins on; i may lie beyond n. */
int64_t series_day(const struct series *s, size_t i);
/* Where in its year (0 to 1) the middle of period i lies. */
double series_phase(const struct series *s, size_t i);
/* How much of effect k period i holds; 0 where the calendar ends. */
double series_effect(const struct series *s, size_t i, size_t k);

#endif
