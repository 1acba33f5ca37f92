#ifndef TIME_LIMIT_H
#define TIME_LIMIT_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "time/calendar.h"

/*
 * How long something may take: natural time, which runs at night and on
 * holidays, or working time, by the hour or by the working day. How long a
 * working day is only a calendar knows.
 */
enum limit_unit { LIMIT_NONE, LIMIT_NATURAL, LIMIT_WORKING, LIMIT_WORKDAYS };

struct limit {
	enum limit_unit unit;
	int64_t n;		/* seconds, working seconds, working days */
};

#define LIMIT_ABSENT { LIMIT_NONE, 0 }

int limit_is_working(const struct limit *l);

/*
 * "30m", "2h", "7d" in natural time; "4wh" and "2wd", working hours and days
 * (also wm and ws). 0, or -1 with the reason (ERR_DATA).
 */
int limit_parse(struct limit *l, const char *s, size_t len, struct err *e);

/* The same in working time: "2h" is two working hours, "7d" seven working
 * days; weeks have no such time. */
int limit_parse_working(struct limit *l, const char *s, size_t len,
    struct err *e);

/* Whether a text may name working time ("+2wd"), so that a calendar is to be
 * at hand. */
int limit_may_be_working(const char *s);

/* As limit_parse reads it. */
void limit_put(struct buf *b, const struct limit *l);

/*
 * When the limit ends that began at from_at (before it, for a negative n).
 * Working time is counted by the hours which of c; c may be NULL: no
 * calendar is loaded, an error where working time is asked for. l may not be
 * LIMIT_NONE.
 */
int limit_add(const struct limit *l, const struct calendar *c, int which,
    int64_t from_at, int64_t *at, struct err *e);

/* For comparing limits with each other, when no calendar is at hand: seconds
 * where a working day is a day. */
int64_t limit_about_s(const struct limit *l);

#endif
