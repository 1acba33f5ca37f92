#ifndef AHEAD_YEARLY_H
#define AHEAD_YEARLY_H

#include <stddef.h>
#include <stdint.h>

#include "ahead/ahead.h"

/*
 * The year of a row of cases, as the past shows it: its 52 weeks, the first
 * of which begins today, in each of the whole years (of 364 days) that are
 * known, the latest first.
 */
#define YEARLY_WEEKS 52
#define YEARLY_MOST 8

struct yearly {
	int years;
	int64_t weeks[YEARLY_MOST][YEARLY_WEEKS];
	int64_t total;
};

void yearly_count(struct yearly *y, const struct ahead *a,
    const struct ahead_case *cases, size_t n);

/*
 * Find the season: the run of weeks (over the turn of the year, too) that
 * stands out most against the rest, in the sum and in single years. 0 there
 * is none, 1 and its first week from now and its length.
 */
struct yearly_run { int first, length; };
int yearly_find(const struct yearly *y, const struct season_learned *rule,
    struct yearly_run *run);

/* The demands of a run in year i. */
int64_t yearly_sum(const struct yearly *y, int i,
    const struct yearly_run *run);

/*
 * The demands of each year in the run that the other years show, made as long
 * as run: weeks that were chosen because much came in them say too much of
 * next year, those of a year that had no say in it do not.
 */
void yearly_unseen(const struct yearly *y, const struct season_learned *rule,
    const struct yearly_run *run, int64_t counts[YEARLY_MOST]);

/* What to expect of a window that brought so many in past years, each as
 * likely again, times a trend. */
void yearly_expect(const int64_t *counts, int n, double trend, double *mean,
    double *variance);

#endif
