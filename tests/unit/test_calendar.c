/* Working time, by hand. */
#include "base/num.h"
#include "tap.h"
#include "time/limit.h"
#include "workcal.h"

static const struct {
	const char *name, *from, *limit, *want;
	enum which which;
} added[] = {
	{ "within a morning", "2026-11-23T09:00:00", "2wh",
	  "2026-11-23T11:00:00+08:00", OFFICE },
	{ "over lunch", "2026-11-23T11:00:00", "2wh",
	  "2026-11-23T14:30:00+08:00", OFFICE },
	{ "ends when the office closes", "2026-11-23T17:00:00", "1wh",
	  "2026-11-23T18:00:00+08:00", OFFICE },
	{ "over night", "2026-11-23T17:00:00", "2wh",
	  "2026-11-24T10:00:00+08:00", OFFICE },
	{ "begun at night", "2026-11-23T23:50:00", "1wh",
	  "2026-11-24T10:00:00+08:00", OFFICE },
	{ "a working day: the same time", "2026-11-23T10:00:00", "1wd",
	  "2026-11-24T10:00:00+08:00", OFFICE },
	{ "begun when it opens: till it closes", "2026-11-23T09:00:00", "1wd",
	  "2026-11-23T18:00:00+08:00", OFFICE },
	{ "over a weekend", "2026-11-20T16:00:00", "2wd",
	  "2026-11-24T16:00:00+08:00", OFFICE },
	{ "begun on a Saturday", "2026-11-21T10:00:00", "2wd",
	  "2026-11-24T18:00:00+08:00", OFFICE },
	{ "no time at all", "2026-11-21T10:00:00", "0wd",
	  "2026-11-21T10:00:00+08:00", OFFICE },
	{ "a minute", "2026-11-20T18:00:00", "1wm",
	  "2026-11-23T09:01:00+08:00", OFFICE },
	{ "a second", "2026-11-20T18:00:00", "1ws",
	  "2026-11-23T09:00:01+08:00", OFFICE },
	{ "国庆 2025: no. 8, seven working days", "2025-10-01T09:00:00", "7wd",
	  "2025-10-16T18:00:00+08:00", OFFICE },
	{ "国庆 2025: the make-up Saturday 10-11 counts",
	  "2025-10-09T09:00:00", "3wd", "2025-10-11T18:00:00+08:00", OFFICE },
	{ "国庆 2025: from the last day before", "2025-09-30T16:00:00", "1wd",
	  "2025-10-09T16:00:00+08:00", OFFICE },
	{ "国庆 2025: the make-up Sunday 09-28", "2025-09-26T18:00:00", "1wd",
	  "2025-09-28T18:00:00+08:00", OFFICE },
	{ "春节 2026: nine days off", "2026-02-14T10:00:00", "1wd",
	  "2026-02-24T10:00:00+08:00", OFFICE },
	{ "春节 2026: make-up Saturdays before and behind",
	  "2026-02-13T10:00:00", "7wd", "2026-03-02T10:00:00+08:00", OFFICE },
	{ "中秋 2024, make-up on 09-14", "2024-09-13T10:00:00", "3wd",
	  "2024-09-19T10:00:00+08:00", OFFICE },
	{ "the leap day", "2024-02-29T10:00:00", "1wd",
	  "2024-03-01T10:00:00+08:00", OFFICE },
	{ "over New Year, 2026-01-04 is a Sunday", "2025-12-31T10:00:00",
	  "2wd", "2026-01-05T10:00:00+08:00", OFFICE },
	{ "a desk that never closes, on a holiday", "2025-10-01T09:00:00",
	  "7wd", "2025-10-08T09:00:00+08:00", DESK },
	{ "a desk at midnight", "2025-10-01T20:00:00", "4wh",
	  "2025-10-02T00:00:00+08:00", DESK },
	{ "up to the edge of the calendar", "2026-12-31T20:00:00", "4wh",
	  "2027-01-01T00:00:00+08:00", DESK },
	{ "natural time needs no year", "2026-12-31T20:00:00", "7d",
	  "2027-01-07T20:00:00+08:00", OFFICE },
	{ "openings that touch", "2026-11-25T07:30:00", "1wh",
	  "2026-11-25T08:30:00+08:00", ODD },
	{ "hours on a holiday", "2025-10-01T00:00:00", "17ws",
	  "2025-10-01T10:00:17+08:00", ODD },
};

static void
try_added(const struct calendar *c)
{
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT;
	struct limit l = LIMIT_ABSENT;
	int64_t at;
	size_t i;

	for (i = 0; i < sizeof(added) / sizeof(added[0]); i++) {
		at = 0;
		OK(limit_parse(&l, added[i].limit, strlen(added[i].limit),
		    &e) == 0, added[i].limit);
		OK(limit_add(&l, c, added[i].which, workcal_at(added[i].from), &at,
		    &e) == 0, e.text);
		buf_reset(&b);
		date_put_at(&b, at);
		OK_TEXT(b.data, added[i].want, added[i].name);
	}
	buf_release(&b);
}

static const struct {
	const char *name, *from, *limit;
	enum which which;
	const char *want;
} refused[] = {
	{ "before the first year", "2023-12-31T23:59:59", "1wh", OFFICE,
	  "the calendar has no year 2023, only 2024 to 2026" },
	{ "behind the last year", "2027-01-01T00:00:01", "1wh", OFFICE,
	  "the calendar has no year 2027, only 2024 to 2026" },
	{ "leads behind it", "2026-12-31T17:00:00", "61wm", OFFICE,
	  "the calendar has no year 2027, only 2024 to 2026" },
	{ "far behind it", "2026-12-31T17:00:00", "36600wd", DESK,
	  "the calendar has no year 2027, only 2024 to 2026" },
	{ "never open", "2026-11-23T09:00:00", "1wh", NEVER,
	  "the calendar has no year 2027, only 2024 to 2026" },
};

static void
try_refused(const struct calendar *c)
{
	struct limit l = LIMIT_ABSENT;
	struct err e = ERR_INIT;
	int64_t at = 7;
	size_t i;

	for (i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		err_reset(&e);
		OK(limit_parse(&l, refused[i].limit, strlen(refused[i].limit),
		    &e) == 0, refused[i].limit);
		OK(limit_add(&l, c, refused[i].which, workcal_at(refused[i].from),
		    &at, &e) < 0 && at == 7, refused[i].name);
		OK_TEXT(e.text, refused[i].want, "the year is named");
		OK_INT(e.code, ERR_DATA, "unusable");
	}
	OK(limit_add(&l, NULL, OFFICE, 0, &at, &e) < 0, "no calendar");
	OK_TEXT(e.text, "working time needs a calendar", "is an error");
	OK(calendar_add(c, OFFICE, workcal_at("2024-01-02T10:00:00"), -H - 1, &at,
	    &e) < 0, "before the first opening");
	OK_TEXT(e.text, "the calendar has no year 2023, only 2024 to 2026",
	    "the year before is named");
	OK(calendar_add(c, DESK, workcal_at("2026-01-01"), INT64_MAX, &at, &e) < 0,
	    "no overflow");
	OK(calendar_count(c, DESK, INT64_MIN, INT64_MAX, &at, &e) < 0,
	    "no instants");
	OK(calendar_is_workday(c, DESK, INT64_MAX, &e) < 0, "no day");
	OK(calendar_is_workday(c, DESK, INT64_MIN, &e) < 0, "no day either");
	OK(calendar_next_opening(c, OFFICE, workcal_at("2026-12-31T18:00:00"), &at,
	    &e) < 0, "no opening any more");
	OK(calendar_last_closing(c, OFFICE, workcal_at("2024-01-01T18:00:00"), &at,
	    &e) < 0, "no closing yet");
}

static const struct {
	const char *day;
	int works;
	enum calendar_mark mark;
	const char *name;
} days[] = {
	{ "2025-10-01", 0, CALENDAR_HOLIDAY, "国庆节、中秋节" },
	{ "2025-10-09", 1, CALENDAR_PLAIN, "" },
	{ "2025-10-11", 1, CALENDAR_MAKEUP, "国庆节、中秋节" },
	{ "2025-10-12", 0, CALENDAR_PLAIN, "" },
	{ "2026-02-14", 1, CALENDAR_MAKEUP, "春节" },
	{ "2026-02-15", 0, CALENDAR_HOLIDAY, "春节" },
	{ "2024-01-01", 0, CALENDAR_HOLIDAY, "元旦" },
	{ "2026-12-31", 1, CALENDAR_PLAIN, "" },
	{ "2027-01-01", -1, CALENDAR_PLAIN, "" },
	{ "2023-12-31", -1, CALENDAR_PLAIN, "" },
};

static void
try_days(const struct calendar *c)
{
	struct err e = ERR_INIT;
	const char *name;
	size_t i;
	int64_t day;

	for (i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		day = date_day_of(workcal_at(days[i].day));
		OK_INT(calendar_is_workday(c, OFFICE, day, &e),
		    days[i].works, days[i].day);
		OK_INT(calendar_mark_of(c, day, &name), days[i].mark, "mark");
		OK_TEXT(name, days[i].name, "name");
	}
	OK_INT(calendar_first_year(c), 2024, "first year");
	OK_INT(calendar_last_year(c), 2026, "last year");
}

/* From Tuesday noon over 国庆 2025 to the make-up Saturday. */
static const struct {
	const char *from, *to;
	int64_t seconds;
	int is_open;
	const char *name;
} parts[] = {
	{ "2025-09-30T12:00:00+08:00", "2025-10-01T00:00:00+08:00",
	  4 * H + 1800, 1, "" },
	{ "2025-10-01T00:00:00+08:00", "2025-10-09T00:00:00+08:00", 0, 0,
	  "国庆节、中秋节" },
	{ "2025-10-09T00:00:00+08:00", "2025-10-11T00:00:00+08:00", 15 * H, 1,
	  "" },
	{ "2025-10-11T00:00:00+08:00", "2025-10-11T10:00:00+08:00", H, 1,
	  "国庆节、中秋节" },
};

static void
try_listed_parts(const struct calendar *c)
{
	int64_t to = workcal_at("2025-10-11T10:00:00");
	struct calendar_part p = { .to_at = workcal_at("2025-09-30T12:00:00") };
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		OK(calendar_next_part(c, OFFICE, p.to_at, to, &p, &e) == 0,
		    e.text);
		buf_reset(&b);
		date_put_at(&b, p.from_at);
		OK_TEXT(b.data, parts[i].from, "part from");
		buf_reset(&b);
		date_put_at(&b, p.to_at);
		OK_TEXT(b.data, parts[i].to, "to");
		OK_INT(p.seconds, parts[i].seconds, "seconds");
		OK_INT(p.is_open, parts[i].is_open, "open");
		OK_TEXT(p.name, parts[i].name, "holiday");
	}
	OK_INT(p.to_at, to, "no more");
	OK(calendar_next_part(c, OFFICE, to, workcal_at("2027-02-01"), &p, &e) < 0,
	    "not behind the edge");
	buf_release(&b);
}

static const struct {
	const char *s, *want;		/* want NULL: refused */
	int working;
} limits[] = {
	{ "2wd", "2wd", 1 }, { "4wh", "4wh", 1 }, { "90wm", "90wm", 1 },
	{ "60wm", "1wh", 1 }, { "5ws", "5ws", 1 }, { "0wd", "0wd", 1 },
	{ "7d", "7d", 0 }, { "2h", "2h", 0 }, { "2w", "2w", 0 },
	{ "2ww", NULL, 0 }, { "wd", NULL, 0 }, { "w", NULL, 0 },
	{ "", NULL, 0 }, { "-1wd", NULL, 0 }, { "1.5wd", NULL, 0 },
	{ "36601wd", NULL, 0 }, { "２wd", NULL, 0 }, { "2个工作日", NULL, 0 },
	{ "99999999999999999999999999999999999wd", NULL, 0 },
	{ "\xff\xffwd", NULL, 0 },
};

static void
try_limits(void)
{
	struct limit l = LIMIT_ABSENT;
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
		buf_reset(&b);
		if (limit_parse(&l, limits[i].s, strlen(limits[i].s), &e) == 0)
			limit_put(&b, &l);
		OK_TEXT(b.len > 0 ? b.data : NULL, limits[i].want,
		    limits[i].s);
		if (limits[i].want != NULL)
			OK_INT(limit_is_working(&l), limits[i].working,
			    "working time");
	}
	OK(limit_parse_working(&l, "7d", 2, &e) == 0 && l.n == 7 &&
	    l.unit == LIMIT_WORKDAYS, "days of working time");
	OK(limit_parse_working(&l, "24h", 3, &e) == 0 && l.n == 24 * H &&
	    l.unit == LIMIT_WORKING, "hours of working time are no days");
	OK(limit_parse_working(&l, "1w", 2, &e) < 0, "no working weeks");
	OK(limit_parse_working(&l, "", 0, &e) < 0, "nothing");
	OK(limit_may_be_working("due<+2wd") &&
	    limit_may_be_working("wwh") && !limit_may_be_working("due<+2d") &&
	    !limit_may_be_working("w") && !limit_may_be_working(""),
	    "a text that may need a calendar");
	buf_release(&b);
}

/* What is covered stays as it is; behind and before it a Monday is a Monday. */
static void
try_widened(const struct calendar *c)
{
	struct calendar *wide = calendar_widen(c, 2023, 2028);
	struct calendar *same = calendar_widen(c, 2025, 2025);
	struct err e = ERR_INIT;
	const char *name;
	int64_t day, at;

	OK_INT(calendar_first_year(wide), 2023, "the first year");
	OK_INT(calendar_last_year(wide), 2028, "the last");
	OK(calendar_first_year(same) == 2024 && calendar_last_year(same) ==
	    2026, "none is lost");
	for (day = date_day_of(workcal_at("2024-01-01"));
	    day < date_day_of(workcal_at("2027-01-01")); day++) {
		if (calendar_mark_of(c, day, &name) !=
		    calendar_mark_of(wide, day, &name) ||
		    calendar_is_workday(c, OFFICE, day, &e) !=
		    calendar_is_workday(wide, OFFICE, day, &e))
			break;
	}
	OK_INT(day, date_day_of(workcal_at("2027-01-01")), "no day differs");
	OK(calendar_next_opening(wide, OFFICE,
	    workcal_at("2027-01-01T18:00:00"), &at, &e) == 0 &&
	    at > workcal_at("2027-01-04") && at < workcal_at("2027-01-05"),
	    "a weekend is one");
	OK_INT(calendar_is_workday(wide, OFFICE,
	    date_day_of(workcal_at("2027-10-01")), &e), 1, "no holiday");
	OK_INT(calendar_is_workday(wide, OFFICE,
	    date_day_of(workcal_at("2023-01-01")), &e), 0, "a Sunday before");
	OK(calendar_is_workday(wide, OFFICE,
	    date_day_of(workcal_at("2029-01-01")), &e) < 0, "no farther");
	calendar_free(same);
	calendar_free(wide);
}

int
main(void)
{
	struct calendar *c = workcal_make();

	try_days(c);
	try_added(c);
	try_refused(c);
	try_listed_parts(c);
	try_limits();
	try_widened(c);
	calendar_free(c);
	return DONE();
}
