#ifndef TIME_PERIOD_H
#define TIME_PERIOD_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * Windows of time, half-open: from <= at < to (domain.md 3.7).
 *
 *	day D			[D 00:00, D+1 00:00)	the signing day
 *	report day D		[D-1 12:00, D 12:00)	日报, cut by policy
 *	assessment month M	[19th of M-1, 19th of M)
 */
struct period {
	int64_t from_at, to_at;
	char name[48];		/* "2026-11-22", "2026-11 assess", "A..B" */
};

struct period_rules {		/* from the policy */
	int month_start_day;	/* 1..28; 19 */
	int64_t day_cut_s;	/* seconds after midnight; 43200 */
};

void period_day(struct period *p, int64_t day);
void period_report_day(struct period *p, const struct period_rules *r,
    int64_t day);
/* The assessment month that holds this day. */
void period_assess(struct period *p, const struct period_rules *r,
    int64_t day);
/* The running month of day D: from the month's start to D's cut, or only to
 * the start where the cut lies before it. */
void period_running(struct period *p, const struct period_rules *r,
    int64_t day);

/*
 * By name: today yesterday week last-week month last-month (calendar; weeks
 * begin on Monday), assess last-assess, YYYY-MM-DD, YYYY-MM (calendar month),
 * FROM..TO (days, both included; either may be absent: an open end, INT64_MIN
 * or INT64_MAX).
 */
int period_parse(struct period *p, const struct period_rules *r,
    const char *s, int64_t now_at, struct err *e);

#endif
