#include "rule/shift.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "text/norm.h"
#include "time/date.h"

#define HOUR_MIN 60
#define DAY_MIN (24 * HOUR_MIN)
#define WEEK_MIN (7 * DAY_MIN)

/* --- pieces of text ------------------------------------------------------- */

struct text { const char *s; size_t len; };

/* Take prefix off the front: whether it stood there. */
static int
take(struct text *t, const char *prefix)
{
	size_t len = strlen(prefix);

	if (t->len < len || memcmp(t->s, prefix, len) != 0)
		return 0;
	t->s += len;
	t->len -= len;
	return 1;
}

static int
take_any(struct text *t, const char *const *prefixes)
{
	for (; *prefixes != NULL; prefixes++) {
		if (take(t, *prefixes))
			return 1;
	}
	return 0;
}

/* The next item up to a semicolon, trimmed; 0 at the end. */
static int
next_item(struct text *rest, struct text *item)
{
	static const char *const ends[] = { ";", "；", NULL };

	while (rest->len > 0) {
		item->s = rest->s;
		item->len = 0;
		while (rest->len > 0 && !take_any(rest, ends)) {
			rest->s++;
			rest->len--;
			item->len++;
		}
		norm_trim(&item->s, &item->len);
		if (item->len > 0)
			return 1;
	}
	return 0;
}

/* --- the week ------------------------------------------------------------- */

/* A day's name at the front: 0 Monday .. 6, or -1. */
static int
take_day(struct text *t)
{
	static const char *const names[] = { "mon", "tue", "wed", "thu",
		"fri", "sat", "sun", "周一", "周二", "周三", "周四", "周五",
		"周六", "周日" };
	static const char *const other[] = { "周天", "星期日", "星期天" };
	static const char *const weekdays[] = { "星期一", "星期二", "星期三",
		"星期四", "星期五", "星期六" };
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (take(t, names[i]))
			return (int)(i % 7);
	}
	for (i = 0; i < sizeof(weekdays) / sizeof(weekdays[0]); i++) {
		if (take(t, weekdays[i]))
			return (int)i;
	}
	for (i = 0; i < sizeof(other) / sizeof(other[0]); i++) {
		if (take(t, other[i]))
			return 6;
	}
	return -1;
}

static void
take_blanks(struct text *t)
{
	static const char *const blanks[] = { " ", "\t", "　", NULL };

	while (take_any(t, blanks))
		continue;
}

/* "mon-fri", "周六、周日": a bit for each day; 0 where there is none. */
static unsigned
take_days(struct text *t)
{
	static const char *const to[] = { "-", "至", "到", "~", NULL };
	static const char *const and[] = { ",", "，", "、", NULL };
	unsigned days = 0;
	int first, last;

	if (take(t, "每天") || take(t, "daily"))
		return 0x7f;
	do {
		first = last = take_day(t);
		if (first >= 0 && take_any(t, to))
			last = take_day(t);
		if (first < 0 || last < 0)
			return 0;
		for (; first != last; first = (first + 1) % 7)
			days |= 1u << first;
		days |= 1u << last;
	} while (take_any(t, and));
	return days;
}

/* "09:00": minutes after midnight, up to 24:00, or -1. */
static int
take_minute(struct text *t)
{
	int64_t hour, minute;

	if (t->len < 5 || t->s[2] != ':' || t->s[0] == '-' || t->s[3] == '-' ||
	    num_parse(t->s, 2, &hour) < 0 ||
	    num_parse(t->s + 3, 2, &minute) < 0 || minute > 59 ||
	    hour * HOUR_MIN + minute > DAY_MIN)
		return -1;
	t->s += 5;
	t->len -= 5;
	return (int)(hour * HOUR_MIN + minute);
}

static void
add(struct shifts *s, int from, int to)
{
	mem_grow(&s->list, s->n, &s->cap, sizeof(*s->list));
	s->list[s->n].from = from;
	s->list[s->n++].to = to;
}

/* A span that ends behind Sunday begins the week too. */
static void
add_day(struct shifts *s, int day, int from, int to)
{
	int start = day * DAY_MIN + from;
	int end = day * DAY_MIN + to + (to <= from ? DAY_MIN : 0);

	add(s, start, end < WEEK_MIN ? end : WEEK_MIN);
	if (end > WEEK_MIN)
		add(s, 0, end - WEEK_MIN);
}

static int
read_item(struct shifts *s, const struct text *item, struct err *e)
{
	struct text t = *item;
	unsigned days = take_days(&t);
	int from, to, day;

	take_blanks(&t);
	from = days == 0 ? -1 : take_minute(&t);
	to = from < 0 || (!take(&t, "-") && !take(&t, "至")) ? -1 :
	    take_minute(&t);
	if (to < 0 || t.len > 0 || from == to || from == DAY_MIN)
		return err_set(e, ERR_DATA, "'%.*s' is no shift such as "
		    "\"mon-fri 08:30-17:30\"", (int)item->len, item->s);
	for (day = 0; day < 7; day++) {
		if ((days & 1u << day) != 0)
			add_day(s, day, from, to);
	}
	return 0;
}

static int
compare(const void *a, const void *b)
{
	return ((const struct shift *)a)->from - ((const struct shift *)b)->from;
}

static int
check_overlap(const struct shifts *s, struct err *e)
{
	static const char *const names[] = { "mon", "tue", "wed", "thu",
		"fri", "sat", "sun" };
	size_t i;
	int at;

	for (i = 1; i < s->n; i++) {
		at = s->list[i].from;
		if (at < s->list[i - 1].to)
			return err_set(e, ERR_DATA, "shifts overlap on %s at "
			    "%02d:%02d", names[at / DAY_MIN],
			    at % DAY_MIN / HOUR_MIN, at % HOUR_MIN);
	}
	return 0;
}

int
shift_parse(struct shifts *s, const char *text, size_t len, struct err *e)
{
	struct shifts read = { NULL, 0, 0 };
	struct text rest = { text, len }, item;

	while (next_item(&rest, &item)) {
		if (read_item(&read, &item, e) < 0) {
			shift_release(&read);
			return -1;
		}
	}
	if (read.n > 1)
		qsort(read.list, read.n, sizeof(*read.list), compare);
	if (check_overlap(&read, e) < 0) {
		shift_release(&read);
		return -1;
	}
	shift_release(s);
	*s = read;
	return 0;
}

void
shift_release(struct shifts *s)
{
	free(s->list);
	memset(s, 0, sizeof(*s));
}

int
shift_cover(const struct shifts *s, int64_t at)
{
	int64_t day = date_day_of(at);
	int minute = (date_weekday(day) - 1) * DAY_MIN +
	    (int)((at - date_day_start(day)) / 60);
	size_t i;

	for (i = 0; i < s->n; i++) {
		if (minute >= s->list[i].from && minute < s->list[i].to)
			return 1;
	}
	return s->n == 0;
}

/* --- leave ---------------------------------------------------------------- */

static int
read_leave(struct leaves *l, const struct text *item, struct err *e)
{
	struct leave got;
	size_t first = item->len < 10 ? item->len : 10;
	struct text t = { item->s + first, item->len - first };

	if (date_parse_day(item->s, first, &got.from_day, e) < 0)
		return -1;
	got.to_day = got.from_day;
	if (t.len > 0) {
		if ((!take(&t, "..") && !take(&t, "至")) ||
		    date_parse_day(t.s, t.len, &got.to_day, e) < 0)
			return err_set(e, ERR_DATA, "'%.*s' are no days such "
			    "as \"2026-11-20..2026-11-25\"", (int)item->len,
			    item->s);
	}
	if (got.to_day < got.from_day)
		return err_set(e, ERR_DATA, "'%.*s' ends before it begins",
		    (int)item->len, item->s);
	mem_grow(&l->list, l->n, &l->cap, sizeof(*l->list));
	l->list[l->n++] = got;
	return 0;
}

int
shift_parse_leave(struct leaves *l, const char *text, size_t len, struct err *e)
{
	struct leaves read = { NULL, 0, 0 };
	struct text rest = { text, len }, item;

	while (next_item(&rest, &item)) {
		if (read_leave(&read, &item, e) < 0) {
			shift_release_leave(&read);
			return -1;
		}
	}
	shift_release_leave(l);
	*l = read;
	return 0;
}

void
shift_release_leave(struct leaves *l)
{
	free(l->list);
	memset(l, 0, sizeof(*l));
}

int
shift_cover_leave(const struct leaves *l, int64_t day)
{
	size_t i;

	for (i = 0; i < l->n; i++) {
		if (day >= l->list[i].from_day && day <= l->list[i].to_day)
			return 1;
	}
	return 0;
}
