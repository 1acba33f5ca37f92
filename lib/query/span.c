#include "query/span.h"

#include <stdio.h>
#include <string.h>

#include "base/num.h"
#include "time/date.h"
#include "time/limit.h"

#define DAY_LEN 10	/* 2026-11-01 */
#define MONTH_LEN 7	/* 2026-11 */
#define COMPACT_LEN 8	/* 20261101 */
#define MINUTE_LEN 16	/* 2026-11-01T10:03 */
#define REF_DIGITS 16
#define QUOTE_MAX 100

struct text {
	const char *s;
	size_t len;
};

static int
is_text(struct text t, const char *s)
{
	return t.len == strlen(s) && memcmp(t.s, s, t.len) == 0;
}

static int
set_number(struct span *s, struct text t, struct err *e)
{
	int64_t n;

	if (num_parse(t.s, t.len, &n) < 0)
		return err_set(e, ERR_USAGE, "not a number '%.*s'",
		    (int)(t.len < QUOTE_MAX ? t.len : QUOTE_MAX), t.s);
	s->min = n;
	s->max = n;
	return 0;
}

static void
set_days(struct span *s, int64_t first, int64_t last)
{
	s->min = date_day_start(first);
	s->max = date_day_start(last + 1) - 1;
}

static int
set_day(struct span *s, struct text t, struct err *e)
{
	int64_t day;

	if (date_parse_day(t.s, t.len, &day, e) < 0)
		return -1;
	set_days(s, day, day);
	return 0;
}

/* As people type it; no other form of time has digits alone. */
static int
is_compact(struct text t)
{
	size_t i;

	for (i = 0; i < t.len; i++) {
		if (t.s[i] < '0' || t.s[i] > '9')
			return 0;
	}
	return t.len == COMPACT_LEN;
}

static int
set_compact(struct span *s, struct text t, struct err *e)
{
	char day[DAY_LEN + 1];
	struct text full = { day, DAY_LEN };

	snprintf(day, sizeof(day), "%.4s-%.2s-%.2s", t.s, t.s + 4, t.s + 6);
	return set_day(s, full, e);
}

/* 2026-11, or something that begins as 2026-11-01 does. */
static int
has_date(struct text t)
{
	return t.len >= MONTH_LEN && t.s[4] == '-' && (t.len == MONTH_LEN ||
	    (t.len >= DAY_LEN && t.s[7] == '-'));
}

static int
refuse_time(struct text t, struct err *e)
{
	return err_set(e, ERR_USAGE, "not a time '%.*s': times are 2026-11-01, "
	    "20261101, 2026-11, 2026-11-01T10:03, today, -3d or +2h",
	    (int)(t.len < QUOTE_MAX ? t.len : QUOTE_MAX), t.s);
}

static int
set_month(struct span *s, struct text t, struct err *e)
{
	char first[DAY_LEN + 1];
	struct date d;
	int64_t day;

	snprintf(first, sizeof(first), "%.*s-01", (int)t.len, t.s);
	if (date_parse_day(first, strlen(first), &day, e) < 0)
		return -1;
	d = date_from_day(day);
	set_days(s, day, day + date_month_days(d.year, d.month) - 1);
	return 0;
}

/* While the office is closed the time that is left stays the same. */
static int
widen(struct span *s, const struct span_clock *now, struct err *e)
{
	if (s->min >= now->at)
		return calendar_next_opening(now->calendar, now->which,
		    s->min, &s->max, e);
	return calendar_last_closing(now->calendar, now->which, s->max,
	    &s->min, e);
}

/* +2d, -3h, +2wd, seen from now. */
static int
set_relative(struct span *s, struct text t, const struct span_clock *now,
    struct err *e)
{
	struct limit l;

	if (limit_parse(&l, t.s + 1, t.len - 1, e) < 0)
		return -1;
	if (t.s[0] == '-')
		l.n = -l.n;
	if (limit_add(&l, now->calendar, now->which, now->at, &s->min, e) < 0)
		return -1;
	s->max = s->min;
	return limit_is_working(&l) ? widen(s, now, e) : 0;
}

static const struct named_day {
	const char *name;
	int ahead;
} named_days[] = {
	{ "today", 0 }, { "yesterday", -1 }, { "tomorrow", 1 },
	{ "今天", 0 }, { "昨天", -1 }, { "明天", 1 },
};

static int
set_named(struct span *s, struct text t, int64_t now_at)
{
	size_t i, n = sizeof(named_days) / sizeof(named_days[0]);
	int64_t day = date_day_of(now_at);

	if (is_text(t, "now")) {
		s->min = now_at;
		s->max = now_at;
		return 1;
	}
	for (i = 0; i < n; i++) {
		if (!is_text(t, named_days[i].name))
			continue;
		day += named_days[i].ahead;
		set_days(s, day, day);
		return 1;
	}
	return 0;
}

static int
set_time(struct span *s, struct text t, const struct span_clock *now,
    struct err *e)
{
	if (t.len > 1 && (t.s[0] == '+' || t.s[0] == '-'))
		return set_relative(s, t, now, e);
	if (set_named(s, t, now->at))
		return 0;
	if (is_compact(t))
		return set_compact(s, t, e);
	if (!has_date(t))
		return refuse_time(t, e);
	if (t.len == DAY_LEN)
		return set_day(s, t, e);
	if (t.len == MONTH_LEN)
		return set_month(s, t, e);
	if (date_parse_at(t.s, t.len, &s->min, e) < 0)
		return -1;
	s->max = s->min + (t.len == MINUTE_LEN ? 59 : 0);
	return 0;
}

/* The caller's keyed reference, as the record prints it. */
static int
parse_ref(struct text t, int64_t *ref)
{
	static const char digits[] = "0123456789abcdef";
	uint64_t n = 0;
	const char *at;
	size_t i;

	if (t.len != REF_DIGITS + 2 || memcmp(t.s, "p_", 2) != 0)
		return -1;
	for (i = 2; i < t.len; i++) {
		at = memchr(digits, t.s[i], REF_DIGITS);
		if (at == NULL)
			return -1;
		n = n << 4 | (uint64_t)(at - digits);
	}
	memcpy(ref, &n, sizeof(n));
	return 0;
}

static int
set_ref(struct span *s, struct text t, struct err *e)
{
	if (parse_ref(t, &s->min) < 0)
		return err_set(e, ERR_USAGE, "not a reference p_ and 16 "
		    "digits of 0-9 and a-f");
	s->max = s->min;
	return 0;
}

static int
set_one(struct span *s, enum span_kind kind, struct text t,
    const struct span_clock *now, struct err *e)
{
	switch (kind) {
	case SPAN_TIME:
		return set_time(s, t, now, e);
	case SPAN_REF:
		return set_ref(s, t, e);
	case SPAN_NUMBER:
		break;
	}
	return set_number(s, t, e);
}

int
span_parse(struct span *s, enum span_kind kind, const char *text,
    size_t len, const struct span_clock *now, struct err *e)
{
	const char *dots = memmem(text, len, "..", 2);
	struct text left = { text, len }, right;
	struct span from = { SPAN_MIN, SPAN_MAX }, to = from;

	if (dots == NULL || kind == SPAN_REF)
		return set_one(s, kind, left, now, e);
	left.len = (size_t)(dots - text);
	right.s = dots + 2;
	right.len = len - left.len - 2;
	if (left.len > 0 && set_one(&from, kind, left, now, e) < 0)
		return -1;
	if (right.len > 0 && set_one(&to, kind, right, now, e) < 0)
		return -1;
	s->min = from.min;
	s->max = to.max;
	return 0;
}

static void
set_none(struct span *s)
{
	s->min = 1;
	s->max = 0;
}

void
span_less(struct span *s)
{
	int64_t n = s->min;

	if (n <= SPAN_MIN) {
		set_none(s);
		return;
	}
	s->min = SPAN_MIN;
	s->max = n - 1;
}

void
span_upto(struct span *s)
{
	s->min = SPAN_MIN;
}

void
span_from(struct span *s)
{
	s->max = SPAN_MAX;
}

void
span_more(struct span *s)
{
	int64_t n = s->max;

	if (n == SPAN_MAX) {
		set_none(s);
		return;
	}
	s->min = n + 1;
	s->max = SPAN_MAX;
}

int
span_has(const struct span *s, int64_t n)
{
	return n != NUM_NONE && n >= s->min && n <= s->max;
}
