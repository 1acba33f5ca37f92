#ifndef TIME_CALENDAR_H
#define TIME_CALENDAR_H

#include <stdint.h>

#include "base/err.h"

/*
 * Working time. A calendar covers whole years without a gap and knows of each
 * day whether it is a plain day of the week, a public holiday or a make-up
 * workday (调休: a Saturday or Sunday on which one works). Up to
 * CALENDAR_HOURS sets of opening hours say when the kinds of units work;
 * each has hours for the seven days of the week, for make-up workdays and for
 * holidays.
 *
 * Outside the years covered there is no working time, only an error (ERR_DATA)
 * that names the year: natural time never takes its place. The edge counts:
 * the first instant behind the last year can be reached, not passed.
 *
 * Made by calendar_new, calendar_mark_day and calendar_set_hours, then
 * calendar_ready; const from then on. Sums are kept for each day, so that
 * every question costs a few steps, however long the time.
 */
struct calendar;

#define CALENDAR_HOURS 4
#define CALENDAR_OPENINGS 6	/* in one day */

enum calendar_mark { CALENDAR_PLAIN, CALENDAR_HOLIDAY, CALENDAR_MAKEUP };

/* The days that opening hours are given for. */
enum calendar_day { CALENDAR_MONDAY, CALENDAR_SUNDAY = 6,
	CALENDAR_MAKEUP_DAY, CALENDAR_HOLIDAY_DAY, CALENDAR_DAYS };

struct calendar_opening {	/* from <= second of the day < to */
	int from_s, to_s;
};

struct calendar_openings {
	struct calendar_opening at[CALENDAR_OPENINGS];
	int n;			/* in order, none overlapping */
};

struct calendar_hours {
	struct calendar_openings day[CALENDAR_DAYS];
	int64_t workday_s;	/* how long "one working day" is */
};

/* How long it is open on such a day. */
int64_t calendar_open_s(const struct calendar_openings *o);

struct calendar *calendar_new(int first_year, int last_year);
void calendar_free(struct calendar *c);
/* name is copied: 国庆节. A day outside the years or marked twice is a BUG. */
void calendar_mark_day(struct calendar *c, int64_t day,
    enum calendar_mark mark, const char *name);
void calendar_set_hours(struct calendar *c, int which,
    const struct calendar_hours *h);
void calendar_ready(struct calendar *c);

/*
 * A copy, ready, that covers the years from first to last too: of those that
 * c does not cover it knows no holiday and no make-up workday, only the days
 * of the week. For reminding, which is better done by these than not at all;
 * no limit is decided by it. Yours.
 */
struct calendar *calendar_widen(const struct calendar *c, int first, int last);

/* The years covered, both included. */
int calendar_first_year(const struct calendar *c);
int calendar_last_year(const struct calendar *c);

/* What is special about a day, and the holiday's name ("" for a plain day);
 * PLAIN for days that are not covered. */
enum calendar_mark calendar_mark_of(const struct calendar *c, int64_t day,
    const char **name);

/* 1 where the day has opening hours, else 0; -1 where it is not covered. */
int calendar_is_workday(const struct calendar *c, int which, int64_t day,
    struct err *e);

/* How long one working day is: the unit of "3wd". */
int64_t calendar_workday_s(const struct calendar *c, int which);

/*
 * The earliest instant by which so many seconds of working time have passed
 * since from_at: work that began at 17:00 and takes an hour ends at 18:00,
 * when the office closes, not the next morning. Negative seconds: the latest
 * instant from which on so many had to pass until from_at. 0 seconds: from_at
 * itself. Adding in two parts gives what adding the sum gives.
 */
int calendar_add(const struct calendar *c, int which, int64_t from_at,
    int64_t seconds, int64_t *at, struct err *e);

/* The working seconds from from_at to to_at; negative where that is
 * earlier. */
int calendar_count(const struct calendar *c, int which, int64_t from_at,
    int64_t to_at, int64_t *seconds, struct err *e);

/* The first instant from at on at which it is open: at itself, if it is. */
int calendar_next_opening(const struct calendar *c, int which, int64_t at,
    int64_t *open_at, struct err *e);
/* The last instant before which it was open, at itself if it is closing. */
int calendar_last_closing(const struct calendar *c, int which, int64_t at,
    int64_t *close_at, struct err *e);

/*
 * A part of a time, for explaining it: days next to each other that are
 * alike, and how much of them counts. Call with from_at at the end of the
 * part before until it reaches to_at.
 */
struct calendar_part {
	int64_t from_at, to_at;
	int64_t seconds;		/* 0: skipped */
	int is_open;			/* days with hours, not all of them */
	enum calendar_mark mark;
	const char *name;		/* of the holiday; borrowed; or "" */
};
int calendar_next_part(const struct calendar *c, int which, int64_t from_at,
    int64_t to_at, struct calendar_part *p, struct err *e);

#endif
