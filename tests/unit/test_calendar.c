/* Working time: hand cases, and a slow oracle that walks day by day. */
#include <stdlib.h>

#include "base/num.h"
#include "tap.h"
#include "time/calendar.h"
#include "time/date.h"
#include "time/limit.h"

#define RANDOM_INTERVALS 100000
#define H 3600
#define MORNING (9 * H)
#define NOON (12 * H)
#define AFTERNOON (13 * H + 1800)
#define EVENING (18 * H)

enum which { OFFICE, DESK, ODD, NEVER };	/* the sets of hours here */

/* The notices of the State Council, in words of their own. */
static const struct {
	int year;
	const char *name, *off, *work;
} notices[] = {
	{ 2024, "元旦", "01-01", "" },
	{ 2024, "春节", "02-10 02-11 02-12 02-13 02-14 02-15 02-16 02-17",
	  "02-04 02-18" },
	{ 2024, "清明节", "04-04 04-05 04-06", "04-07" },
	{ 2024, "劳动节", "05-01 05-02 05-03 05-04 05-05", "04-28 05-11" },
	{ 2024, "端午节", "06-10", "" },
	{ 2024, "中秋节", "09-15 09-16 09-17", "09-14" },
	{ 2024, "国庆节", "10-01 10-02 10-03 10-04 10-05 10-06 10-07",
	  "09-29 10-12" },
	{ 2025, "元旦", "01-01", "" },
	{ 2025, "春节", "01-28 01-29 01-30 01-31 02-01 02-02 02-03 02-04",
	  "01-26 02-08" },
	{ 2025, "清明节", "04-04 04-05 04-06", "" },
	{ 2025, "劳动节", "05-01 05-02 05-03 05-04 05-05", "04-27" },
	{ 2025, "端午节", "05-31 06-01 06-02", "" },
	{ 2025, "国庆节、中秋节",
	  "10-01 10-02 10-03 10-04 10-05 10-06 10-07 10-08", "09-28 10-11" },
	{ 2026, "元旦", "01-01 01-02 01-03", "01-04" },
	{ 2026, "春节",
	  "02-15 02-16 02-17 02-18 02-19 02-20 02-21 02-22 02-23",
	  "02-14 02-28" },
	{ 2026, "清明节", "04-04 04-05 04-06", "" },
	{ 2026, "劳动节", "05-01 05-02 05-03 05-04 05-05", "05-09" },
	{ 2026, "端午节", "06-19 06-20 06-21", "" },
	{ 2026, "国庆节", "10-01 10-02 10-03 10-04 10-05 10-06 10-07",
	  "09-20 10-10" },
	{ 2026, "中秋节", "09-25 09-26 09-27", "" },
};

static int64_t
at_of(const char *s)
{
	struct err e = ERR_INIT;
	int64_t at = 0;

	if (date_parse_at(s, strlen(s), &at, &e) < 0)
		printf("# %s\n", e.text);
	return at;
}

static void
mark(struct calendar *c, int year, const char *days, enum calendar_mark m,
    const char *name)
{
	struct date d = { year, 0, 0 };

	for (; *days != '\0'; days += days[5] == ' ' ? 6 : 5) {
		d.month = (days[0] - '0') * 10 + days[1] - '0';
		d.day = (days[3] - '0') * 10 + days[4] - '0';
		calendar_mark_day(c, date_to_day(&d), m, name);
	}
}

static void
open_at(struct calendar_openings *o, int from_s, int to_s)
{
	o->at[o->n].from_s = from_s;
	o->at[o->n++].to_s = to_s;
}

static struct calendar *
make(void)
{
	struct calendar *c = calendar_new(2024, 2026);
	struct calendar_hours office, desk, odd, never;
	size_t i;
	int k;

	memset(&office, 0, sizeof(office));
	memset(&desk, 0, sizeof(desk));
	memset(&odd, 0, sizeof(odd));
	memset(&never, 0, sizeof(never));
	for (k = 0; k < CALENDAR_DAYS; k++) {
		open_at(&desk.day[k], 0, DATE_DAY_S);
		if (k > 4 && k != CALENDAR_MAKEUP_DAY)
			continue;
		open_at(&office.day[k], MORNING, NOON);
		open_at(&office.day[k], AFTERNOON, EVENING);
	}
	/* Wednesdays and Saturdays, touching openings, one second, midnight */
	open_at(&odd.day[2], 0, 1);
	open_at(&odd.day[2], 7 * H, 8 * H);
	open_at(&odd.day[2], 8 * H, 9 * H);
	open_at(&odd.day[5], 22 * H, 24 * H);
	open_at(&odd.day[CALENDAR_HOLIDAY_DAY], 10 * H, 10 * H + 17);
	office.workday_s = 7 * H + 1800;
	desk.workday_s = DATE_DAY_S;
	odd.workday_s = 2 * H;
	calendar_set_hours(c, OFFICE, &office);
	calendar_set_hours(c, DESK, &desk);
	calendar_set_hours(c, ODD, &odd);
	calendar_set_hours(c, NEVER, &never);
	for (i = 0; i < sizeof(notices) / sizeof(notices[0]); i++) {
		mark(c, notices[i].year, notices[i].off, CALENDAR_HOLIDAY,
		    notices[i].name);
		mark(c, notices[i].year, notices[i].work, CALENDAR_MAKEUP,
		    notices[i].name);
	}
	calendar_ready(c);
	return c;
}

/* --- the oracle ------------------------------------------------------------ */

static int
stands_in(const char *days, const char *day)
{
	return strstr(days, day) != NULL;
}

/* Is this day off, on, or as its weekday says? Straight from the notices. */
static int
oracle_kind(int64_t day)
{
	struct date d = date_from_day(day);
	char text[16];
	size_t i;

	snprintf(text, sizeof(text), "%02d-%02d", d.month, d.day);
	for (i = 0; i < sizeof(notices) / sizeof(notices[0]); i++) {
		if (notices[i].year != d.year)
			continue;
		if (stands_in(notices[i].off, text))
			return CALENDAR_HOLIDAY_DAY;
		if (stands_in(notices[i].work, text))
			return CALENDAR_MAKEUP_DAY;
	}
	return date_weekday(day) - 1;
}

static int64_t
overlap(int64_t a, int64_t b, int64_t from, int64_t to)
{
	int64_t low = a > from ? a : from, high = b < to ? b : to;

	return high > low ? high - low : 0;
}

/* Openings of a day, by hand. */
static int64_t
oracle_day(enum which which, int64_t day, int kind, int64_t from,
    int64_t to)
{
	int64_t s = date_day_start(day), sum = 0;

	if (which == DESK)
		return overlap(s, s + DATE_DAY_S, from, to);
	if (which == OFFICE && (kind < 5 || kind == CALENDAR_MAKEUP_DAY))
		sum = overlap(s + MORNING, s + NOON, from, to) +
		    overlap(s + AFTERNOON, s + EVENING, from, to);
	if (which == ODD && kind == 2)
		sum = overlap(s, s + 1, from, to) +
		    overlap(s + 7 * H, s + 9 * H, from, to);
	if (which == ODD && kind == 5)
		sum = overlap(s + 22 * H, s + 24 * H, from, to);
	if (which == ODD && kind == CALENDAR_HOLIDAY_DAY)
		sum = overlap(s + 10 * H, s + 10 * H + 17, from, to);
	return sum;
}

/* The kinds of all days, looked up once: the walk is slow enough. */
static int kinds[366 + 365 + 365];

static int64_t
oracle_count(enum which which, int64_t first_day, int64_t from, int64_t to)
{
	int64_t sum = 0, day;
	int64_t last = date_day_of(to);

	for (day = date_day_of(from); day <= last; day++) {
		if (day - first_day < (int64_t)(sizeof(kinds) /
		    sizeof(kinds[0])))
			sum += oracle_day(which, day, kinds[day - first_day],
			    from, to);
	}
	return sum;
}

static uint64_t seed = 20251001;

static int64_t
random_below(int64_t n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (int64_t)(seed % (uint64_t)n);
}

struct tally {
	int count, back, add, opening, two, late, parts;
};

/* Whatever is added, or taken, is what is counted; and no less would do. */
static void
try_add(const struct calendar *c, enum which k, int64_t from, int64_t to,
    int64_t n, struct tally *t)
{
	struct err e = ERR_INIT;
	int64_t at, close, next, first, again, sum;

	if (n == 0)
		return;
	if (calendar_add(c, k, from, n, &at, &e) < 0 ||
	    calendar_count(c, k, from, at, &sum, &e) < 0 || sum != n ||
	    calendar_count(c, k, from, at - 1, &sum, &e) < 0 || sum != n - 1)
		t->add++;
	if (calendar_add(c, k, to, -n, &first, &e) < 0 ||
	    calendar_count(c, k, first, to, &sum, &e) < 0 || sum != n ||
	    calendar_count(c, k, first + 1, to, &sum, &e) < 0 || sum != n - 1)
		t->back++;
	if (calendar_last_closing(c, k, to, &close, &e) < 0 || close != at)
		t->late++;
	if (calendar_next_opening(c, k, from, &next, &e) < 0 || next != first)
		t->opening++;
	sum = random_below(n + 1);
	if (calendar_add(c, k, from, sum, &again, &e) < 0 ||
	    calendar_add(c, k, again, n - sum, &again, &e) < 0 || again != at)
		t->two++;
}

static void
try_parts(const struct calendar *c, enum which k, int64_t from, int64_t to,
    int64_t want, struct tally *t)
{
	struct calendar_part p = { .to_at = from };
	struct err e = ERR_INIT;
	int64_t sum = 0;

	while (p.to_at < to) {
		if (calendar_next_part(c, k, p.to_at, to, &p, &e) < 0)
			break;
		sum += p.seconds;
	}
	t->parts += p.to_at != to || sum != want;
}

static void
try_random(const struct calendar *c)
{
	struct tally t = { 0, 0, 0, 0, 0, 0, 0 };
	int64_t first = at_of("2024-01-01"), end = at_of("2027-01-01");
	int64_t first_day = date_day_of(first), from, to, got, want;
	struct err e = ERR_INIT;
	enum which k;
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		kinds[i] = oracle_kind(first_day + (int64_t)i);
	for (i = 0; i < RANDOM_INTERVALS; i++) {
		k = (enum which)(i % 4);
		from = first + random_below(end - first + 1);
		to = first + random_below(end - first + 1);
		if (i % 3 != 0 && from + 30 * DATE_DAY_S < end)
			to = from + random_below(30 * DATE_DAY_S);
		if (to < from) {
			got = from;
			from = to;
			to = got;
		}
		want = oracle_count(k, first_day, from, to);
		if (calendar_count(c, k, from, to, &got, &e) < 0 ||
		    got != want)
			t.count++;
		try_add(c, k, from, to, want, &t);
		if (i % 16 < 4)
			try_parts(c, k, from, to, want, &t);
	}
	OK_INT(t.count, 0, "counted as by the day-by-day oracle");
	OK_INT(t.add, 0, "added: the earliest instant by which it passed");
	OK_INT(t.back, 0, "taken: the latest instant from which it passes");
	OK_INT(t.late, 0, "what was added ends at the last closing");
	OK_INT(t.opening, 0, "what was taken begins at the next opening");
	OK_INT(t.two, 0, "adding in two parts is adding the sum");
	OK_INT(t.parts, 0, "parts follow each other and add up");
}

/* --- by hand ---------------------------------------------------------------- */

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
		OK(limit_add(&l, c, added[i].which, at_of(added[i].from), &at,
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
		OK(limit_add(&l, c, refused[i].which, at_of(refused[i].from),
		    &at, &e) < 0 && at == 7, refused[i].name);
		OK_TEXT(e.text, refused[i].want, "the year is named");
		OK_INT(e.code, ERR_DATA, "unusable");
	}
	OK(limit_add(&l, NULL, OFFICE, 0, &at, &e) < 0, "no calendar");
	OK_TEXT(e.text, "working time needs a calendar", "is an error");
	OK(calendar_add(c, OFFICE, at_of("2024-01-02T10:00:00"), -H - 1, &at,
	    &e) < 0, "before the first opening");
	OK_TEXT(e.text, "the calendar has no year 2023, only 2024 to 2026",
	    "the year before is named");
	OK(calendar_add(c, DESK, at_of("2026-01-01"), INT64_MAX, &at, &e) < 0,
	    "no overflow");
	OK(calendar_count(c, DESK, INT64_MIN, INT64_MAX, &at, &e) < 0,
	    "no instants");
	OK(calendar_is_workday(c, DESK, INT64_MAX, &e) < 0, "no day");
	OK(calendar_is_workday(c, DESK, INT64_MIN, &e) < 0, "no day either");
	OK(calendar_next_opening(c, OFFICE, at_of("2026-12-31T18:00:00"), &at,
	    &e) < 0, "no opening any more");
	OK(calendar_last_closing(c, OFFICE, at_of("2024-01-01T18:00:00"), &at,
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
		day = date_day_of(at_of(days[i].day));
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
	int64_t to = at_of("2025-10-11T10:00:00");
	struct calendar_part p = { .to_at = at_of("2025-09-30T12:00:00") };
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
	OK(calendar_next_part(c, OFFICE, to, at_of("2027-02-01"), &p, &e) < 0,
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

int
main(void)
{
	struct calendar *c = make();

	try_days(c);
	try_added(c);
	try_refused(c);
	try_listed_parts(c);
	try_limits();
	try_random(c);
	calendar_free(c);
	return DONE();
}
