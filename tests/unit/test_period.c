#include <string.h>

#include "tap.h"
#include "time/date.h"
#include "time/dumpdate.h"
#include "time/period.h"

static const struct period_rules rules = { 19, 43200 };

static int64_t
at_of(const char *text)
{
	struct err e = ERR_INIT;
	int64_t at = 0;

	if (dumpdate_parse(text, strlen(text), &at, &e) < 0)
		OK(0, text);
	return at;
}

static int64_t
day_of(const char *text)
{
	return date_day_of(at_of(text));
}

static int
holds(const struct period *p, int64_t at)
{
	return p->from_at <= at && at < p->to_at;
}

/* domain.md 7, scenario 4 */
static void
try_excel(void)
{
	int64_t at = at_of("45978.5");
	struct period p;

	OK_INT(at, at_of("2025-11-17 12:00:00"), "45978.5 is noon");
	period_report_day(&p, &rules, day_of("2025-11-18"));
	OK(holds(&p, at), "in the report of the 18th");
	OK_TEXT(p.name, "2025-11-18 report", "whose name it is");
	period_report_day(&p, &rules, day_of("2025-11-17"));
	OK(!holds(&p, at), "not in that of the 17th");
	period_assess(&p, &rules, date_day_of(at));
	OK(holds(&p, at), "in its assessment month");
	OK_TEXT(p.name, "2025-11 assess", "which is November");
	OK_INT(p.from_at, at_of("2025-10-19"), "from 10-19");
	OK_INT(p.to_at, at_of("2025-11-19"), "to 11-18");
}

/* domain.md 7, scenario 5 */
static void
try_edge(void)
{
	int64_t before = at_of("2026-11-18 23:59:59");
	int64_t behind = at_of("2026-11-19 00:00:00");
	struct period p;

	period_assess(&p, &rules, date_day_of(before));
	OK_TEXT(p.name, "2026-11 assess", "the last second is November's");
	OK(holds(&p, before) && !holds(&p, behind), "and only that");
	period_assess(&p, &rules, date_day_of(behind));
	OK_TEXT(p.name, "2026-12 assess", "the first is December's");
	OK(holds(&p, behind) && !holds(&p, before), "and only that");
	period_running(&p, &rules, day_of("2026-11-26"));
	OK_INT(p.from_at, behind, "the running month of the 26th begins 11-19");
	OK_INT(p.to_at, at_of("2026-11-26 12:00"), "and ends at the cut");
	OK_TEXT(p.name, "2026-11-26 running", "its name");
	period_running(&p, &rules, day_of("2026-11-19"));
	OK_INT(p.from_at, behind, "on the 19th a new one begins");
}

/* Months follow each other, and signing days fill each of them. */
static void
try_partition(int start)
{
	struct period_rules r = { start, 43200 };
	int64_t day, last = day_of("2031-01-01"), next;
	struct period month, one;
	int gaps = 0, months = 0;

	period_assess(&month, &r, day_of("2024-01-01"));
	next = month.from_at;
	for (day = date_day_of(next); day < last; day++) {
		period_day(&one, day);
		period_assess(&month, &r, day);
		gaps += one.from_at != next || one.from_at >= one.to_at;
		gaps += one.from_at < month.from_at ||
		    one.to_at > month.to_at;
		months += one.to_at == month.to_at;
		next = one.to_at;
	}
	OK_INT(gaps, 0, "days partition the assessment month");
	OK(months >= 84 && months <= 85, "seven years of them");
}

static const struct {
	const char *text, *name, *from, *to;	/* name NULL: refused */
} names[] = {
	{ "today", "2026-11-22", "2026-11-22", "2026-11-23" },
	{ "yesterday", "2026-11-21", "2026-11-21", "2026-11-22" },
	{ "week", "2026-11-16..2026-11-22", "2026-11-16", "2026-11-23" },
	{ "last-week", "2026-11-09..2026-11-15", "2026-11-09", "2026-11-16" },
	{ "month", "2026-11", "2026-11-01", "2026-12-01" },
	{ "last-month", "2026-10", "2026-10-01", "2026-11-01" },
	{ "assess", "2026-12 assess", "2026-11-19", "2026-12-19" },
	{ "last-assess", "2026-11 assess", "2026-10-19", "2026-11-19" },
	{ "2026-02-28", "2026-02-28", "2026-02-28", "2026-03-01" },
	{ "2024-02", "2024-02", "2024-02-01", "2024-03-01" },
	{ "2026-12", "2026-12", "2026-12-01", "2027-01-01" },
	{ "2026-11-01..2026-11-07", "2026-11-01..2026-11-07", "2026-11-01",
	    "2026-11-08" },
	{ "2026-11-01..2026-11-01", "2026-11-01..2026-11-01", "2026-11-01",
	    "2026-11-02" },
	{ "2026-11-01..", "2026-11-01..", "2026-11-01", NULL },
	{ "..2026-11-01", "..2026-11-01", NULL, "2026-11-02" },
	{ "..", "..", NULL, NULL },
	{ "", NULL, NULL, NULL }, { "Today", NULL, NULL, NULL },
	{ "本月", NULL, NULL, NULL }, { "2026-13", NULL, NULL, NULL },
	{ "2026-02-30", NULL, NULL, NULL }, { "2026", NULL, NULL, NULL },
	{ "２０２６-11", NULL, NULL, NULL }, { "2026-1-", NULL, NULL, NULL },
	{ "2026-11-07..2026-11-01", NULL, NULL, NULL },
	{ "2026-11-01..2026-11-07..", NULL, NULL, NULL },
	{ "2026-11-01...2026-11-07", NULL, NULL, NULL },
};

static void
try_names(void)
{
	struct err e = ERR_INIT;
	int64_t now = at_of("2026-11-22 23:59:59");	/* a Sunday */
	struct period p;
	size_t i;
	int rc;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		rc = period_parse(&p, &rules, names[i].text, now, &e);
		OK_INT(rc, names[i].name != NULL ? 0 : -1, names[i].text);
		if (names[i].name == NULL)
			continue;
		OK_TEXT(p.name, names[i].name, "its name");
		OK_INT(p.from_at, names[i].from != NULL ?
		    at_of(names[i].from) : INT64_MIN, "from");
		OK_INT(p.to_at, names[i].to != NULL ?
		    at_of(names[i].to) : INT64_MAX, "to");
	}
	OK_TEXT(e.text, "period '2026-11-01...2026-11-07': "
	    "not a date YYYY-MM-DD '.2026-11-07'", "the reason");
	OK_INT(e.code, ERR_USAGE, "is a fault of the command line");
}

/* --compare: what stands beside a period at an instant. */
static const struct {
	const char *period;
	enum period_base base;
	const char *now, *from, *to, *name;
} compared[] = {
	/* over: whole beside whole, whatever their lengths */
	{ "2026-10", PERIOD_PREV, "2026-11-23 09:00:00", "2026-09-01",
	  "2026-10-01", "2026-09" },
	{ "2026-10", PERIOD_YOY, "2026-11-23 09:00:00", "2025-10-01",
	  "2025-11-01", "2025-10" },
	{ "2026-11 assess", PERIOD_PREV, "2026-11-23 09:00:00", "2026-09-19",
	  "2026-10-19", "2026-10 assess" },
	{ "2026-11 assess", PERIOD_YOY, "2026-11-23 09:00:00", "2025-10-19",
	  "2025-11-19", "2025-11 assess" },
	/* running: the same time since the beginning */
	{ "2026-12 assess", PERIOD_PREV, "2026-11-23 09:00:00", "2026-10-19",
	  "2026-10-23 09:00:00", "2026-11 assess" },
	{ "2026-03", PERIOD_PREV, "2026-03-31 12:00:00", "2026-02-01",
	  "2026-03-01", "2026-02" },
	{ "2026-03", PERIOD_PREV, "2026-03-05 12:00:00", "2026-02-01",
	  "2026-02-05 12:00:00", "2026-02" },
	{ "2026-11-22 running", PERIOD_PREV, "2026-11-23 09:00:00",
	  "2026-10-19", "2026-10-22 12:00:00", "2026-11 assess" },
	{ "2026-12", PERIOD_PREV, "2026-11-23 09:00:00", "2026-11-01",
	  "2026-11-01", "2026-11" },	/* not begun */
	/* 29 February */
	{ "2028-02-29", PERIOD_YOY, "2028-03-09", "2027-02-28", "2027-03-01",
	  "2027-02-28" },
	{ "2028-02", PERIOD_YOY, "2028-03-09", "2027-02-01", "2027-03-01",
	  "2027-02" },
	{ "2029-02", PERIOD_YOY, "2029-03-09", "2028-02-01", "2028-03-01",
	  "2028-02" },
	{ "2028-02-20..2028-02-29", PERIOD_YOY, "2028-03-09", "2027-02-20",
	  "2027-03-01", "2027-02-20..2027-02-28" },
	{ "2028-03-01", PERIOD_PREV, "2028-03-09", "2028-02-29",
	  "2028-03-01", "2028-02-29" },
	/* others */
	{ "2026-11-22", PERIOD_PREV, "2026-11-23 09:00:00", "2026-11-21",
	  "2026-11-22", "2026-11-21" },
	{ "last-week", PERIOD_PREV, "2026-11-23 09:00:00", "2026-11-09",
	  "2026-11-16", "2026-11-09..2026-11-15" },
	{ "last-week", PERIOD_YOY, "2026-11-23 09:00:00", "2025-11-17",
	  "2025-11-24", "2025-11-17..2025-11-23" },
	{ "2026-11-01..2026-11-10", PERIOD_PREV, "2026-11-23 09:00:00",
	  "2026-10-22", "2026-11-01", "2026-10-22..2026-10-31" },
	{ "2026-11-22 report", PERIOD_PREV, "2026-11-23 09:00:00",
	  "2026-11-20 12:00:00", "2026-11-21 12:00:00",
	  "2026-11-21 report" },
	{ "2026-11-22 report", PERIOD_YOY, "2026-11-23 09:00:00",
	  "2025-11-21 12:00:00", "2025-11-22 12:00:00",
	  "2025-11-22 report" },
};

static void
try_compared(void)
{
	struct err e = ERR_INIT;
	struct period p, out;
	size_t i;

	for (i = 0; i < sizeof(compared) / sizeof(compared[0]); i++) {
		if (period_parse(&p, &rules, compared[i].period,
		    at_of(compared[i].now), &e) < 0 ||
		    period_compared(&out, &p, &rules, compared[i].base,
		    at_of(compared[i].now), &e) < 0) {
			OK_TEXT(e.text, "", compared[i].period);
			continue;
		}
		OK_TEXT(out.name, compared[i].name, compared[i].period);
		OK_INT(out.from_at, at_of(compared[i].from), "from");
		OK_INT(out.to_at, at_of(compared[i].to), "to");
	}
	period_parse(&p, &rules, "2026-11-01..", at_of("2026-11-23"), &e);
	OK(period_compared(&out, &p, &rules, PERIOD_PREV,
	    at_of("2026-11-23"), &e) < 0, "an open end has no base");
	OK(period_earlier(&out, &p, &rules, 1, &e) < 0, "and nothing before");
}

/* Every name that a period gets reads back as that period. */
static void
try_read_back(void)
{
	static const char *const own[] = { "today", "last-week", "month",
		"assess", "2026-11 assess", "2026-01 assess", "2026-11",
		"2026-11-22 report", "2026-11-22 running", "2026-11-22..",
		"2026-11-02..2026-11-05" };
	static const char *const wrong[] = { "2026-11-22 assess",
		"2026-11 report", "2026-11-22 walking", "2026-11 ",
		"2026-13 assess" };
	struct err e = ERR_INIT;
	struct period p, again;
	size_t i;

	for (i = 0; i < sizeof(own) / sizeof(own[0]); i++) {
		period_parse(&p, &rules, own[i],
		    at_of("2026-11-23 09:00:00"), &e);
		OK_INT(period_parse(&again, &rules, p.name,
		    at_of("2001-01-01"), &e), 0, p.name);
		OK(again.from_at == p.from_at && again.to_at == p.to_at,
		    own[i]);
	}
	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		OK(period_parse(&p, &rules, wrong[i], 0, &e) < 0, wrong[i]);
}

/*
 * Earlier periods of the same kind meet without a gap; the calendar days of
 * one are partitioned by signing days, and report days cover a running month
 * after the cut at its border.
 */
static void
try_days(void)
{
	struct period p, before, day;
	struct err e = ERR_INIT;
	int64_t at = at_of("2026-11-23 09:00:00"), left, d;
	int n;

	period_parse(&p, &rules, "assess", at, &e);
	for (n = 1; n <= 30; n++) {
		period_earlier(&before, &p, &rules, n, &e);
		OK(before.from_at < p.from_at, "earlier");
		left = before.from_at;
		for (d = date_day_of(before.from_at);
		    d <= date_day_of(before.to_at - 1); d++) {
			period_day(&day, d);
			if (day.from_at != left)
				break;
			left = day.to_at;
		}
		OK_INT(left, before.to_at, "signing days partition it");
		left = before.from_at;
		for (d = date_day_of(before.from_at); left < before.to_at;
		    d++) {
			period_report_day(&day, &rules, d);
			if (day.from_at > left || day.to_at <= left)
				break;	/* cut at the border, else it fits */
			left = day.to_at < before.to_at ? day.to_at :
			    before.to_at;
		}
		OK_INT(left, before.to_at, "report days do after the cut");
	}
	period_earlier(&before, &p, &rules, 1, &e);
	OK_INT(before.to_at, p.from_at, "no gap between months");
}

int
main(void)
{
	try_excel();
	try_edge();
	try_partition(19);
	try_partition(1);
	try_partition(28);
	try_names();
	try_compared();
	try_read_back();
	try_days();
	return DONE();
}
