#ifndef AHEAD_ALARMS_H
#define AHEAD_ALARMS_H

#include <stddef.h>
#include <stdint.h>

#include "ahead/ahead.h"

/*
 * Alarms: a scan statistic over place, category and window (Kulldorff 2001,
 * prospective). On each day every cell (building, community, whole office)
 * that had a demand is looked at in windows of 1 to longest_days that end
 * with it. What a window would bring if nothing were the matter is the rate
 * of the base days before it, or of the same days a year ago if that is
 * larger, by the weekdays' shares; how sure that rate is goes into the
 * chance of so many demands (a negative binomial law). A cell rings where the
 * chance is smaller than what the false alarms allowed a month leave each of
 * the cells. Nothing behind the day is looked at.
 */
struct alarm {
	int64_t day;		/* the window's last, on which it rang */
	int64_t category, community, site;	/* words; NUM_NONE: all */
	int days;		/* of the window */
	int64_t count;
	double usual;		/* in such a window */
	double chance, limit;	/* of so many, and below which it rings */
	int64_t keys[5];	/* the latest cases */
	size_t nkeys;
};

struct alarms {
	struct alarm *of;
	size_t n, cap;
};

/*
 * All alarms that were new on from_day..to_day (to_day before a->today): a
 * place that rings on is told once, until it was silent for two windows.
 */
void alarms_find(struct alarms *found, const struct ahead *a,
    int64_t from_day, int64_t to_day);
void alarms_release(struct alarms *found);

#endif
