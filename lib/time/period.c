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
	name_day(p, day, "");
}

void
period_report_day(struct period *p, const struct period_rules *r,
    int64_t day)
{
	p->from_at = date_day_start(day - 1) + r->day_cut_s;
	p->to_at = date_day_start(day) + r->day_cut_s;
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
	name_month(p, last, " assess");
}

void
period_running(struct period *p, const struct period_rules *r, int64_t day)
{
	int64_t to_at = date_day_start(day) + r->day_cut_s;

	period_assess(p, r, day);
	p->to_at = to_at > p->from_at ? to_at : p->from_at;
	name_day(p, day, " running");
}

static void
set_month(struct period *p, int64_t day)
{
	set_days(p, first_of_month(day), first_of_next_month(day) - 1);
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
parse_days(struct period *p, const char *s, struct err *e)
{
	const char *dots = strstr(s, "..");
	int64_t day;

	if (dots != NULL)
		return parse_range(p, s, dots, e);
	if (strlen(s) == strlen("2026-11"))
		return parse_month(p, s, e);
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
	if (parse_days(p, s, e) < 0) {
		e->code = ERR_USAGE;
		return err_prefix(e, "period '%s'", s);
	}
	return 0;
}
