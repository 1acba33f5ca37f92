#include "time/period.h"

#include <stdio.h>
#include <string.h>

#include "time/date.h"

static void
set_days(struct period *p, int64_t first, int64_t last)
{
	p->from_at = date_day_start(first);
	p->to_at = date_day_start(last + 1);
}

static void
set_name(struct period *p, struct buf *name)
{
	snprintf(p->name, sizeof(p->name), "%s", name->data);
	buf_release(name);
}

/* "2026-11-22" with what comes behind it */
static void
name_day(struct period *p, int64_t day, const char *tail)
{
	struct buf b = BUF_INIT;

	date_put_day(&b, day);
	buf_puts(&b, tail);
	set_name(p, &b);
}

/* "2026-11" with what comes behind it */
static void
name_month(struct period *p, int64_t day, const char *tail)
{
	struct buf b = BUF_INIT;

	date_put_day(&b, day);
	buf_cut(&b, strlen("2026-11"));
	buf_puts(&b, tail);
	set_name(p, &b);
}

static int64_t
first_of_month(int64_t day)
{
	return day - date_from_day(day).day + 1;
}

static int64_t
first_of_next_month(int64_t day)
{
	struct date d = date_from_day(day);

	return day - d.day + 1 + date_month_days(d.year, d.month);
}

void
period_day(struct period *p, int64_t day)
{
	set_days(p, day, day);
	p->kind = PERIOD_DAY;
	name_day(p, day, "");
}

void
period_report_day(struct period *p, const struct period_rules *r,
    int64_t day)
{
	p->from_at = date_day_start(day - 1) + r->day_cut_s;
	p->to_at = date_day_start(day) + r->day_cut_s;
	p->kind = PERIOD_REPORT;
	name_day(p, day, " report");
}

/* The first day of the assessment month that holds this day. */
static int64_t
assess_start(const struct period_rules *r, int64_t day)
{
	int64_t month = first_of_month(day);

	if (date_from_day(day).day < r->month_start_day)
		month = first_of_month(month - 1);
	return month + r->month_start_day - 1;
}

/* It is named after the month of its last day. */
void
period_assess(struct period *p, const struct period_rules *r, int64_t day)
{
	int64_t first = assess_start(r, day);
	int64_t last = first_of_next_month(first) + r->month_start_day - 2;

	set_days(p, first, last);
	p->kind = PERIOD_ASSESS;
	name_month(p, last, " assess");
}

void
period_running(struct period *p, const struct period_rules *r, int64_t day)
{
	int64_t to_at = date_day_start(day) + r->day_cut_s;

	period_assess(p, r, day);
	p->to_at = to_at > p->from_at ? to_at : p->from_at;
	p->kind = PERIOD_RUNNING;
	name_day(p, day, " running");
}

static void
set_month(struct period *p, int64_t day)
{
	set_days(p, first_of_month(day), first_of_next_month(day) - 1);
	p->kind = PERIOD_MONTH;
	name_month(p, day, "");
}

/* From one day to another; NULL is an open end. */
static int
set_range(struct period *p, const int64_t *first, const int64_t *last,
    struct err *e)
{
	struct buf b = BUF_INIT;

	if (first != NULL && last != NULL && *first > *last)
		return err_set(e, ERR_USAGE, "period ends before it begins");
	p->from_at = first != NULL ? date_day_start(*first) : INT64_MIN;
	p->to_at = last != NULL ? date_day_start(*last + 1) : INT64_MAX;
	p->kind = PERIOD_RANGE;
	if (first != NULL)
		date_put_day(&b, *first);
	buf_puts(&b, "..");
	if (last != NULL)
		date_put_day(&b, *last);
	set_name(p, &b);
	return 0;
}

static int
parse_range(struct period *p, const char *s, const char *dots,
    struct err *e)
{
	int64_t first, last;
	int has_first = dots > s, has_last = dots[2] != '\0';

	if (has_first &&
	    date_parse_day(s, (size_t)(dots - s), &first, e) < 0)
		return -1;
	if (has_last &&
	    date_parse_day(dots + 2, strlen(dots + 2), &last, e) < 0)
		return -1;
	return set_range(p, has_first ? &first : NULL,
	    has_last ? &last : NULL, e);
}

static void
set_week(struct period *p, int64_t day)
{
	struct err none = ERR_INIT;
	int64_t first = day - date_weekday(day) + 1, last = first + 6;

	set_range(p, &first, &last, &none);
	p->kind = PERIOD_WEEK;
}

enum name {
	TODAY, YESTERDAY, WEEK, LAST_WEEK, MONTH, LAST_MONTH, ASSESS,
	LAST_ASSESS, NAMES
};

static const char *const names[NAMES] = {
	[TODAY] = "today", [YESTERDAY] = "yesterday",
	[WEEK] = "week", [LAST_WEEK] = "last-week",
	[MONTH] = "month", [LAST_MONTH] = "last-month",
	[ASSESS] = "assess", [LAST_ASSESS] = "last-assess",
};

static void
set_named(struct period *p, const struct period_rules *r, enum name name,
    int64_t today)
{
	switch (name) {
	case TODAY:
		period_day(p, today);
		break;
	case YESTERDAY:
		period_day(p, today - 1);
		break;
	case WEEK:
		set_week(p, today);
		break;
	case LAST_WEEK:
		set_week(p, today - 7);
		break;
	case MONTH:
		set_month(p, today);
		break;
	case LAST_MONTH:
		set_month(p, first_of_month(today) - 1);
		break;
	case ASSESS:
		period_assess(p, r, today);
		break;
	case LAST_ASSESS:
		period_assess(p, r, assess_start(r, today) - 1);
		break;
	case NAMES:
		break;
	}
}

/* YYYY-MM: the day parser is shown the first of it. */
static int
parse_month(struct period *p, const char *s, struct err *e)
{
	char text[16];
	int64_t day;

	snprintf(text, sizeof(text), "%.7s-01", s);
	if (date_parse_day(text, strlen(text), &day, e) < 0)
		return -1;
	set_month(p, day);
	return 0;
}

static int
no_such_period(struct err *e)
{
	return err_set(e, ERR_USAGE, "no such period: today, yesterday, "
	    "week, last-week, month, last-month, assess, last-assess, a day, "
	    "a month 2026-11, FROM..TO");
}

/* "2026-11 assess", "2026-11-22 report": a date and what is made of it. */
static int
parse_named(struct period *p, const struct period_rules *r, const char *s,
    const char *blank, struct err *e)
{
	char text[16];
	int64_t day;
	int is_assess = strcmp(blank, " assess") == 0;

	if (blank - s != (is_assess ? 7 : 10))
		return no_such_period(e);
	snprintf(text, sizeof(text), "%.*s%s", (int)(blank - s), s,
	    is_assess ? "-01" : "");
	if (date_parse_day(text, strlen(text), &day, e) < 0)
		return -1;
	/* the day before the next one begins, in the month that names it */
	if (is_assess)
		period_assess(p, r, r->month_start_day == 1 ? day :
		    day + r->month_start_day - 2);
	else if (strcmp(blank, " report") == 0)
		period_report_day(p, r, day);
	else if (strcmp(blank, " running") == 0)
		period_running(p, r, day);
	else
		return no_such_period(e);
	return 0;
}

static int
parse_days(struct period *p, const struct period_rules *r, const char *s,
    struct err *e)
{
	const char *dots = strstr(s, ".."), *blank = strchr(s, ' ');
	int64_t day;

	if (blank != NULL)
		return parse_named(p, r, s, blank, e);

	if (dots != NULL)
		return parse_range(p, s, dots, e);
	if (strlen(s) == strlen("2026-11"))
		return parse_month(p, s, e);
	if (s[0] < '0' || s[0] > '9')
		return no_such_period(e);
	if (date_parse_day(s, strlen(s), &day, e) < 0)
		return -1;
	period_day(p, day);
	return 0;
}

int
period_parse(struct period *p, const struct period_rules *r,
    const char *s, int64_t now_at, struct err *e)
{
	int name;

	for (name = 0; name < NAMES; name++) {
		if (strcmp(s, names[name]) == 0) {
			set_named(p, r, (enum name)name, date_day_of(now_at));
			return 0;
		}
	}
	if (parse_days(p, r, s, e) < 0) {
		e->code = ERR_USAGE;
		return err_prefix(e, "period '%s'", s);
	}
	return 0;
}

/* --- other periods ------------------------------------------------------- */

/* The same day of the month so many months before, or that month's last. */
static int64_t
months_before(int64_t day, int months)
{
	struct date d = date_from_day(day);
	int month = d.year * 12 + d.month - 1 - months, last;

	d.year = month / 12;
	d.month = month % 12 + 1;
	last = date_month_days(d.year, d.month);
	if (d.day > last)
		d.day = last;
	return date_to_day(&d);
}

static int
is_open(const struct period *p)
{
	return p->from_at == INT64_MIN || p->to_at == INT64_MAX;
}

/* The same kind of period on other days. */
static void
set_kind(struct period *out, const struct period *p,
    const struct period_rules *r, int64_t first, int64_t last)
{
	struct err none = ERR_INIT;

	if (p->kind == PERIOD_DAY)
		period_day(out, first);
	else if (p->kind == PERIOD_REPORT)
		period_report_day(out, r, last);
	else if (p->kind == PERIOD_WEEK)
		set_week(out, first);
	else if (p->kind == PERIOD_MONTH)
		set_month(out, first);
	else if (p->kind == PERIOD_RANGE)
		set_range(out, &first, &last, &none);
	else
		period_assess(out, r, last);
}

int
period_earlier(struct period *out, const struct period *p,
    const struct period_rules *r, int n, struct err *e)
{
	int64_t first, last, days;

	if (is_open(p))
		return err_set(e, ERR_USAGE, "period '%s': none is before one "
		    "that is open at an end", p->name);
	first = date_day_of(p->from_at);
	last = date_day_of(p->to_at - 1);
	days = p->kind == PERIOD_REPORT ? 1 : last - first + 1;
	if (p->kind == PERIOD_MONTH || p->kind == PERIOD_ASSESS ||
	    p->kind == PERIOD_RUNNING) {
		first = months_before(first, n);
		last = p->kind == PERIOD_MONTH ? last : first;
	} else {
		first -= n * days;
		last -= n * days;
	}
	set_kind(out, p, r, first, last);
	return 0;
}

static void
set_year_ago(struct period *out, const struct period *p,
    const struct period_rules *r)
{
	int64_t first = date_day_of(p->from_at);
	int64_t last = date_day_of(p->to_at - 1);

	if (p->kind == PERIOD_WEEK) {
		set_kind(out, p, r, first - 364, last - 364);
	} else {
		first = months_before(first, 12);
		last = p->kind == PERIOD_ASSESS || p->kind == PERIOD_RUNNING ?
		    first : months_before(last, 12);
		set_kind(out, p, r, first, last);
	}
}

int
period_compared(struct period *out, const struct period *p,
    const struct period_rules *r, enum period_base base, int64_t now_at,
    struct err *e)
{
	int64_t end_at = now_at < p->to_at ? now_at : p->to_at;

	if (is_open(p))
		return err_set(e, ERR_USAGE, "period '%s': one that is open "
		    "at an end has none to compare with", p->name);
	if (base == PERIOD_YOY)
		set_year_ago(out, p, r);
	else if (period_earlier(out, p, r, 1, e) < 0)
		return -1;
	if (end_at < p->from_at)
		end_at = p->from_at;
	if ((end_at < p->to_at || p->kind == PERIOD_RUNNING) &&
	    out->to_at - out->from_at > end_at - p->from_at)
		out->to_at = out->from_at + (end_at - p->from_at);
	return 0;
}
