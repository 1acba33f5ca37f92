#ifndef MEASURE_PANEL_H
#define MEASURE_PANEL_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "measure/covered.h"
#include "measure/pairs.h"
#include "series/series.h"

/*
 * Counts per group and day, week or month: what forecasts are made from,
 * wherever the counts come from. A group is a pair of keys (the second is 0
 * where there is one field). Weeks begin on Monday.
 *
 * Only whole periods count. A period in which a group has no count is one of
 * 0, or one that nobody counted; panel_end says which.
 */
enum panel_gaps {
	PANEL_ZERO,		/* nothing came */
	PANEL_MISSING,		/* nobody counted */
	PANEL_GUESS		/* missing where some count is written as 0
				 * or as missing, and where a group's counts
				 * are 10 or more on average: it is not likely
				 * to have had none */
};

/*
 * A group that began inside the panel has no history before: zeros in front of
 * its first count are missing where they are not likely to be its own. Of the
 * eight weeks (28 days, three months) from that count on half or more hold
 * one, PANEL_MANY or more in all; by their rate the zeros would have held
 * PANEL_LIKELY or more; and the group was never since without a count for half
 * as long, as one of a season is. A group of few, or of one burst, keeps them.
 */
#define PANEL_MANY 10
#define PANEL_LIKELY 20

#define PANEL_MAX_CELLS (1 << 26)

struct panel_cell {
	double sum;		/* NAN: nothing was said */
	uint32_t days;		/* of the period, from 0, of which it was */
};

struct panel_group {
	struct panel_cell *cells;
	size_t len, cap;
	int64_t first;		/* period of cells[0] */
	double total;
	int64_t counts;		/* that were added */
	int says_missing;	/* some period is written to be */
};

struct panel {
	enum series_freq freq;
	struct pairs keys;	/* of the groups */
	struct panel_group *groups;
	size_t n, cap, cells;
	int64_t min_day, max_day;	/* of what was added; min > max: none */
	int has_zero;
	int weekday;		/* of every day added; 0: several */
	int month_day;		/* likewise; 32: always the month's last */

	int64_t first;		/* whole periods, from panel_end */
	size_t count;
	enum panel_gaps gaps;
	int shift;		/* days that a week begins after Monday */
	const struct covered *covered;	/* borrowed; NULL: all days */
};

struct panel *panel_new(enum series_freq freq);
void panel_free(struct panel *p);

/* The number of the group, from 0 in the order of first use. */
size_t panel_group(struct panel *p, int64_t a, int64_t b);

/*
 * Add a count (not negative; NAN: it is written that nobody counted) to the
 * group's period of this day. -1 where the panel would be larger than
 * PANEL_MAX_CELLS.
 */
int panel_add(struct panel *p, size_t group, int64_t day, double count,
    struct err *e);
/* The same, but 1 and nothing is added where the group has one of this very
 * day. */
int panel_add_once(struct panel *p, size_t group, int64_t day, double count,
    struct err *e);

/*
 * No more counts come: from_day to to_day are what was looked at, both
 * included. Periods that begin before or end after are left out.
 */
void panel_end(struct panel *p, int64_t from_day, int64_t to_day,
    enum panel_gaps gaps);
/*
 * The same for a file that says no more than its rows: from the first day in
 * it to the last. Where all its days are the same day of the week (weeks), or
 * of the month, or the month's last (months), each stands for its period.
 */
void panel_end_rows(struct panel *p, enum panel_gaps gaps);

/*
 * The series of a group: y has room for p->count. Where gaps are missing it
 * goes from the group's first count to its last, else over all periods.
 * A period with a day that is not covered is missing, whatever came in it.
 * s->n 0: the group has no count in a whole period. Threads may call it.
 */
void panel_series(const struct panel *p, size_t group, double *y,
    struct series *s);

/* How many periods between a group's first count and its last have none and
 * are taken for 0; and of how many groups. */
size_t panel_absent(const struct panel *p, size_t *groups);

/* The day on which the period i periods after the first one begins. */
int64_t panel_day(const struct panel *p, size_t i);
/* The period that a day lies in, and the day on which it begins. */
int64_t panel_period(enum series_freq freq, int64_t day);
int64_t panel_start(enum series_freq freq, int64_t period);

#endif
