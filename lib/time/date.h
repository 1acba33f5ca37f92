#ifndef TIME_DATE_H
#define TIME_DATE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * Days and instants in Beijing time: +08:00, fixed; no zone database, no
 * locale, no TZ. An instant ("_at") is in seconds since 1970-01-01T00:00:00Z,
 * a day ("_day") in days since 1970-01-01 of Beijing time. Years 1900..2199.
 */
#define DATE_DAY_S 86400
#define DATE_ZONE_S 28800

struct date {
	int year, month, day;	/* month and day from 1 */
};

struct moment {			/* an instant taken apart */
	struct date date;
	int hour, minute, second;
};

int date_is_valid(const struct date *d);
int moment_is_valid(const struct moment *m);
int date_month_days(int year, int month);
int64_t date_to_day(const struct date *d);	/* d must be valid */
struct date date_from_day(int64_t day);
int date_weekday(int64_t day);			/* 1 Monday .. 7 Sunday */

int64_t date_day_of(int64_t at);		/* the day an instant lies in */
int64_t date_day_start(int64_t day);		/* its first instant */
int64_t moment_to_at(const struct moment *m);
struct moment moment_from_at(int64_t at);

/* "2026-11-22" and "2026-11-22T10:03:15+08:00"; append. */
void date_put_day(struct buf *b, int64_t day);
void date_put_at(struct buf *b, int64_t at);
/* "11-22 10:03", for sheets. */
void date_put_short(struct buf *b, int64_t at);

/*
 * Strict: YYYY-MM-DD; and RFC 3339 with an offset or Z, where a missing
 * offset means Beijing time and a missing time of day means 00:00:00 (' ' may
 * stand for 'T', seconds may be missing). 0, or -1 with the reason.
 */
int date_parse_day(const char *s, size_t len, int64_t *day, struct err *e);
int date_parse_at(const char *s, size_t len, int64_t *at, struct err *e);

/*
 * A length of time: "30m", "2h", "7d", "90s", "2w" in seconds.
 */
int date_parse_span(const char *s, size_t len, int64_t *seconds,
    struct err *e);
/* The shortest such text that says the same. */
void date_put_span(struct buf *b, int64_t seconds);

#endif
