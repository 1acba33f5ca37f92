#ifndef MEASURE_BUSY_H
#define MEASURE_BUSY_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "rule/goalrule.h"
#include "stat/ratio.h"

/*
 * Busy seasons (忙季), from the policy's days or from the volume of weeks. A
 * week (Monday to Sunday, numbered as panel_period does) is busy when its
 * volume is over so many times the usual one: the median of the same weeks,
 * and some on either side, of the years before; where there are fewer than
 * two such years, the mean of the weeks before it; where there are too few of
 * these, nothing is usual and no week busy.
 *
 * A detected season begins on the Monday behind its first busy week, for it
 * is known only then, and ends so many weeks behind its last one.
 */
typedef int (*busy_volume)(void *arg, int64_t week, int64_t *n,
    struct err *e);

struct busy_weeks {
	const struct goalrule *rule;
	int64_t first_week;	/* of which all is known */
	int64_t last_week;	/* the last one that is over */
	busy_volume volume;
	void *arg;
};

struct busy_usual {
	struct ratio volume;	/* den 0: unknown */
	int years;		/* of which the median is; 0: a mean */
};

struct busy_season {
	int64_t name;		/* word; NUM_NONE: detected */
	int64_t from_day, to_day;	/* both included */
	int64_t week;		/* detected: its first busy week */
	int64_t volume;		/* of that week */
	struct busy_usual usual;
};

int busy_usual(const struct busy_weeks *w, int64_t week,
    struct busy_usual *usual, struct err *e);
/* Whether a volume is over so many times the usual one. */
int busy_is_over(const struct goalrule *rule, int64_t volume,
    const struct busy_usual *usual);

/* The seasons that busy weeks from this one on make; *out is yours. */
int busy_detect(const struct busy_weeks *w, int64_t from_week,
    struct busy_season **out, size_t *n, struct err *e);

/* Of a declared season the days that hold this day, or the next ones. */
void busy_declared(const struct goalrule_season *s, int64_t day,
    struct busy_season *out);

#endif
