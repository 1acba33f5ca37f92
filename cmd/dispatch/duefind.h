#ifndef DUEFIND_H
#define DUEFIND_H

#include <stddef.h>
#include <stdint.h>

#include "aged.h"
#include "base/err.h"
#include "ctx.h"
#include "dueclock.h"
#include "rule/calendarfile.h"
#include "time/limit.h"

/*
 * Which clocks are late or soon will be: of open cases, of closed ones whose
 * citizens have not heard the result, and of matters.
 */
struct duefind_hit {
	size_t record;		/* of which of records; of a matter's clock
				 * it is empty but for its key, the number */
	enum dueclock clock;
	int64_t due_at;
	enum aged age;
	int64_t unit;		/* who has to act: word; NUM_NONE: a desk that
				 * the policy does not name */
};

struct duefind {
	struct ctx *ctx;
	int64_t start_day;
	int in_hours;		/* only whose unit is at work now */
	int by_unit;		/* in the order of units, not of time alone */
	int only_late, only_old;
	int64_t unit;		/* only what this one has to act on; NUM_NONE */
	int64_t desk;		/* the policy's name for it */

	/* the hours of work are asked of it: borrowed from ctx or, where that
	 * has not the year, the wider copy of it; NULL: nobody asks */
	const struct calendar *calendar;
	struct calendar *widened;

	/* what is due later is not found; by the hours of who has to act */
	int64_t until_at[HOURS_COUNT];
	int is_open[HOURS_COUNT];

	struct record *records;
	size_t nrecords, cap_records;
	struct duefind_hit *hits;
	size_t n, cap;
};

/* Take a clock, if it is one that is wanted. */
void duefind_add(struct duefind *d, const struct record *r, enum dueclock k,
    int64_t due_at, int64_t unit);

/* Everything empty. */
void duefind_init(struct duefind *d, struct ctx *c);
void duefind_release(struct duefind *d);

/*
 * Find them among the cases of a query: until_at now and within (natural or
 * working time, which is counted by the hours of who has to act, until the
 * office opens the next time). What can still be met first, then what is late,
 * then what is old (aged.h), each by its due time, then in the order in which
 * the cases came; with by_unit the units in theirs, the desk in front, what is
 * old behind all of them. What is
 * of level 1 and not signed for is found however far off, and whether its
 * unit is at work or not, unless only what is late is asked for. 0, or -1.
 *
 * A year without a calendar silences nobody: its days are taken as plain days
 * of the week, and a warning and a finding say so.
 */
int duefind_run(struct duefind *d, const struct limit *within, int argc,
    char **argv, struct err *e);

#endif
