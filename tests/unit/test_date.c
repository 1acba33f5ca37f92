#include <string.h>

#include "tap.h"
#include "time/date.h"

static const struct {
	const char *text;
	int rc;
	int64_t at;
} instants[] = {
	{ "1970-01-01T08:00:00+08:00", 0, 0 },
	{ "1970-01-01T00:00:00Z", 0, 0 },
	{ "2026-11-22T10:03:15+08:00", 0, 1795312995 },
	{ "2026-11-22 10:03:15", 0, 1795312995 },
	{ "2026-11-22T02:03:15Z", 0, 1795312995 },
	{ "2026-11-21T21:03:15-05:00", 0, 1795312995 },
	{ "2026-11-22T10:03", 0, 1795312980 },
	{ "2026-11-22 10:03+08:00", 0, 1795312980 },
	{ "2026-11-22", 0, 1795276800 },
	{ "1900-01-01", 0, -2209017600 },
	{ "2199-12-31T23:59:59+08:00", 0, 7258089599 },
	{ "2199-12-31T23:59:59Z", -1, 0 },	/* 2200 in Beijing */
	{ "2200-01-01", -1, 0 }, { "1899-12-31", -1, 0 },
	{ "2026-02-30", -1, 0 }, { "2100-02-29", -1, 0 },
	{ "2026-13-01", -1, 0 }, { "2026-00-01", -1, 0 },
	{ "2026-11-00", -1, 0 }, { "2026-11-22T24:00:00", -1, 0 },
	{ "2026-11-22T10:60:00", -1, 0 }, { "2026-11-22T10:03:60", -1, 0 },
	{ "", -1, 0 }, { "2026", -1, 0 }, { "2026-11-2", -1, 0 },
	{ "2026-11-22T", -1, 0 }, { "2026-11-22T10", -1, 0 },
	{ "2026-11-22+08:00", -1, 0 }, { "2026-11-22T10:03:15+8", -1, 0 },
	{ "2026-11-22T10:03:15+08:60", -1, 0 },
	{ "2026-11-22T10:03:15ZZ", -1, 0 }, { " 2026-11-22", -1, 0 },
	{ "2026-11-22 ", -1, 0 }, { "２０２６-11-22", -1, 0 },
	{ "2026年11月22日", -1, 0 }, { "2026/11/22", -1, 0 },
	{ "2026-11-22T10:03:15.5", -1, 0 },
};

static void
try_instants(void)
{
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT;
	int64_t at, again;
	size_t i;

	for (i = 0; i < sizeof(instants) / sizeof(instants[0]); i++) {
		at = 0;
		OK_INT(date_parse_at(instants[i].text,
		    strlen(instants[i].text), &at, &e), instants[i].rc,
		    instants[i].text);
		OK_INT(at, instants[i].at, "its instant, or untouched");
		if (instants[i].rc < 0)
			continue;
		buf_reset(&b);
		date_put_at(&b, at);
		OK(date_parse_at(b.data, b.len, &again, &e) == 0 &&
		    again == at, "what is printed says the same");
	}
	date_parse_at("2026-02-30", 10, &at, &e);
	OK_TEXT(e.text, "no such time '2026-02-30'", "the reason");
	date_parse_day("2026-02-30x", 10, &at, &e);
	OK_TEXT(e.text, "no such date '2026-02-30'", "of a day");
	date_parse_day("11月", 5, &at, &e);
	OK_TEXT(e.text, "not a date YYYY-MM-DD '11月'", "of no day");
	buf_reset(&b);
	date_put_at(&b, 1795312995);
	date_put_day(&b, date_day_of(1795312995));
	date_put_short(&b, 1795312995);
	OK_TEXT(b.data, "2026-11-22T10:03:15+08:002026-11-2211-22 10:03",
	    "printed");
	buf_release(&b);
}

/* Each day from 1900 to 2199, by counting. */
static void
try_calendar(void)
{
	struct date d = { 1900, 1, 1 }, back;
	int64_t day = date_to_day(&d);
	int weekday = 1, bad = 0, days = 0;

	OK_INT(day, -25567, "the first day");
	for (; d.year < 2200; day++, days++) {
		back = date_from_day(day);
		bad += back.year != d.year || back.month != d.month ||
		    back.day != d.day || date_to_day(&d) != day ||
		    !date_is_valid(&d) || date_weekday(day) != weekday;
		weekday = weekday % 7 + 1;
		if (++d.day > date_month_days(d.year, d.month)) {
			d.day = 1;
			d.year += d.month == 12;
			d.month = d.month % 12 + 1;
		}
	}
	OK_INT(bad, 0, "every day follows the one before");
	OK_INT(days, 109573, "as many as there are");
	OK_INT(date_day_of(date_day_start(day)), day, "its first instant");
	OK_INT(date_day_of(date_day_start(day) - 1), day - 1,
	    "the last of the day before");
	OK_INT(date_day_of(-28801), -1, "before 1970 in Beijing");
}

static void
try_moments(void)
{
	struct moment m = moment_from_at(-1);

	OK(m.date.year == 1970 && m.hour == 7 && m.minute == 59 &&
	    m.second == 59, "a moment");
	OK_INT(moment_to_at(&m), -1, "and back");
	OK(moment_is_valid(&m), "it is one");
	m.second = 60;
	OK(!moment_is_valid(&m), "no leap seconds");
}

static const struct {
	const char *text;
	int rc;
	int64_t seconds;
	const char *put;
} spans[] = {
	{ "30m", 0, 1800, "30m" }, { "2h", 0, 7200, "2h" },
	{ "7d", 0, 604800, "7d" }, { "90s", 0, 90, "90s" },
	{ "2w", 0, 1209600, "2w" }, { "24h", 0, 86400, "1d" },
	{ "60s", 0, 60, "1m" }, { "0d", 0, 0, "0s" },
	{ "36h", 0, 129600, "36h" }, { "15d", 0, 1296000, "15d" },
	{ "", -1, 0, NULL }, { "m", -1, 0, NULL }, { "30", -1, 0, NULL },
	{ "-1m", -1, 0, NULL }, { "-0m", -1, 0, NULL },
	{ "1.5h", -1, 0, NULL }, { "2天", -1, 0, NULL },
	{ "２h", -1, 0, NULL }, { "99999999999999999w", -1, 0, NULL },
	{ "1M", -1, 0, NULL },
};

static void
try_spans(void)
{
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT;
	int64_t seconds;
	size_t i;

	for (i = 0; i < sizeof(spans) / sizeof(spans[0]); i++) {
		seconds = 0;
		OK_INT(date_parse_span(spans[i].text, strlen(spans[i].text),
		    &seconds, &e), spans[i].rc, spans[i].text);
		OK_INT(seconds, spans[i].seconds, "in seconds");
		if (spans[i].rc < 0)
			continue;
		buf_reset(&b);
		date_put_span(&b, seconds);
		OK_TEXT(b.data, spans[i].put, "and put");
	}
	buf_reset(&b);
	date_put_span(&b, -5400);
	OK_TEXT(b.data, "-90m", "what is past");
	buf_release(&b);
}

int
main(void)
{
	try_instants();
	try_calendar();
	try_moments();
	try_spans();
	return DONE();
}
