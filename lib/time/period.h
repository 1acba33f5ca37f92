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
enum period_kind {
	PERIOD_RANGE, PERIOD_DAY, PERIOD_WEEK, PERIOD_MONTH, PERIOD_ASSESS,
	PERIOD_REPORT,		/* of the daily report */
	PERIOD_RUNNING		/* an assessment month, up to a day's cut */
};

struct period {
	int64_t from_at, to_at;
	char name[48];		/* "2026-11-22", "2026-11 assess", "A..B" */
	enum period_kind kind;
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
 * "YYYY-MM assess", "YYYY-MM-DD report", "YYYY-MM-DD running", FROM..TO (days,
 * both included; either may be absent: an open end, INT64_MIN or INT64_MAX).
 * The name that a period gets is one that this reads.
 */
int period_parse(struct period *p, const struct period_rules *r,
    const char *s, int64_t now_at, struct err *e);

/*
 * The whole period that lies n (1 and on) of its kind before: months before
 * a month, assessment months before an assessment or a running month, else so
 * many times its own length. -1 where it is open at an end, which has none.
 */
int period_earlier(struct period *out, const struct period *p,
    const struct period_rules *r, int n, struct err *e);

/*
 * What a period is compared with: the one before, or the same a year ago
 * (weeks: 52 weeks; days keep their date, 29 Feb becomes the 28th, and a
 * month stays a whole month). Where p is not over at now, both count the
 * same time since their beginnings: the other ends no later than its kind
 * does, so a longer p loses nothing.
 */
enum period_base { PERIOD_PREV, PERIOD_YOY };
int period_compared(struct period *out, const struct period *p,
    const struct period_rules *r, enum period_base base, int64_t now_at,
    struct err *e);

#endif
