#include "time/date.h"

#include <string.h>

#include "base/num.h"

#define YEAR_MIN 1900
#define YEAR_MAX 2199
#define ERA_DAYS 146097		/* in 400 years */
#define ERA_SHIFT 719468	/* from 0000-03-01 to 1970-01-01 */
#define QUOTE_MAX 40		/* bytes of a culprit in a message */

int
date_month_days(int year, int month)
{
	static const int days[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31
	};
	int leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return days[month - 1] + (month == 2 && leap);
}

int
date_is_valid(const struct date *d)
{
	return d->year >= YEAR_MIN && d->year <= YEAR_MAX &&
	    d->month >= 1 && d->month <= 12 && d->day >= 1 &&
	    d->day <= date_month_days(d->year, d->month);
}

int
moment_is_valid(const struct moment *m)
{
	return date_is_valid(&m->date) && m->hour >= 0 && m->hour < 24 &&
	    m->minute >= 0 && m->minute < 60 && m->second >= 0 &&
	    m->second < 60;
}

/*
 * Years are counted from March, so that the leap day is a year's last; the
 * lengths of the months from there on are 153 days in five, in turns.
 */
int64_t
date_to_day(const struct date *d)
{
	int64_t year = d->month > 2 ? d->year : d->year - 1;
	int64_t month = d->month > 2 ? d->month - 3 : d->month + 9;
	int64_t days = (153 * month + 2) / 5 + d->day - 1;

	return year * 365 + year / 4 - year / 100 + year / 400 + days -
	    ERA_SHIFT;
}

static int64_t
floor_div(int64_t n, int64_t by)
{
	return n / by - (n % by < 0);
}

struct date
date_from_day(int64_t day)
{
	int64_t era = floor_div(day + ERA_SHIFT, ERA_DAYS);
	int64_t of_era = day + ERA_SHIFT - era * ERA_DAYS;
	int64_t year = (of_era - of_era / 1460 + of_era / 36524 -
	    of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
	int64_t month = (5 * of_year + 2) / 153;
	struct date d;

	d.day = (int)(of_year - (153 * month + 2) / 5 + 1);
	d.month = (int)(month < 10 ? month + 3 : month - 9);
	d.year = (int)(era * 400 + year + (d.month <= 2));
	return d;
}

int
date_weekday(int64_t day)
{
	/* 1970-01-01 was a Thursday. */
	return (int)(day + 3 - 7 * floor_div(day + 3, 7)) + 1;
}

int64_t
date_day_of(int64_t at)
{
	return floor_div(at + DATE_ZONE_S, DATE_DAY_S);
}

int64_t
date_day_start(int64_t day)
{
	return day * DATE_DAY_S - DATE_ZONE_S;
}

int64_t
moment_to_at(const struct moment *m)
{
	return date_day_start(date_to_day(&m->date)) + m->hour * 3600 +
	    m->minute * 60 + m->second;
}

struct moment
moment_from_at(int64_t at)
{
	int64_t day = date_day_of(at);
	int left = (int)(at - date_day_start(day));
	struct moment m;

	m.date = date_from_day(day);
	m.hour = left / 3600;
	m.minute = left / 60 % 60;
	m.second = left % 60;
	return m;
}

/* By hand: a record holds half a dozen instants, printf is slow. */
static char *
put_two(char *p, int n)
{
	p[0] = (char)('0' + n / 10 % 10);
	p[1] = (char)('0' + n % 10);
	return p + 2;
}

static char *
put_date(char *p, const struct date *d)
{
	p = put_two(put_two(p, d->year / 100), d->year);
	*p++ = '-';
	p = put_two(p, d->month);
	*p++ = '-';
	return put_two(p, d->day);
}

static char *
put_hour_minute(char *p, const struct moment *m)
{
	p = put_two(p, m->hour);
	*p++ = ':';
	return put_two(p, m->minute);
}

void
date_put_day(struct buf *b, int64_t day)
{
	struct date d = date_from_day(day);
	char text[10];

	put_date(text, &d);
	buf_put(b, text, sizeof(text));
}

void
date_put_at(struct buf *b, int64_t at)
{
	struct moment m = moment_from_at(at);
	char text[25], *p;

	p = put_date(text, &m.date);
	*p++ = 'T';
	p = put_hour_minute(p, &m);
	*p++ = ':';
	p = put_two(p, m.second);
	memcpy(p, "+08:00", 6);
	buf_put(b, text, sizeof(text));
}

void
date_put_short(struct buf *b, int64_t at)
{
	struct moment m = moment_from_at(at);
	char text[16], *p;

	p = put_date(text, &m.date);
	*p++ = ' ';
	put_hour_minute(p, &m);
	buf_put(b, text + 5, 11);
}

/* Exactly two digits at *s, which moves on; -1 where there are none. */
static int
take_two(const char **s, const char *end)
{
	const char *p = *s;

	if (end - p < 2 || p[0] < '0' || p[0] > '9' || p[1] < '0' ||
	    p[1] > '9')
		return -1;
	*s = p + 2;
	return (p[0] - '0') * 10 + p[1] - '0';
}

static int
take_char(const char **s, const char *end, char c)
{
	if (*s == end || **s != c)
		return -1;
	(*s)++;
	return 0;
}

static int
take_date(const char **s, const char *end, struct date *d)
{
	int century = take_two(s, end), year = take_two(s, end);

	if (century < 0 || year < 0 || take_char(s, end, '-') < 0)
		return -1;
	d->year = century * 100 + year;
	d->month = take_two(s, end);
	if (d->month < 0 || take_char(s, end, '-') < 0)
		return -1;
	d->day = take_two(s, end);
	return d->day < 0 ? -1 : 0;
}

/* HH:MM, with :SS or not. */
static int
take_time(const char **s, const char *end, struct moment *m)
{
	m->hour = take_two(s, end);
	if (m->hour < 0 || take_char(s, end, ':') < 0)
		return -1;
	m->minute = take_two(s, end);
	if (m->minute < 0)
		return -1;
	m->second = 0;
	if (take_char(s, end, ':') < 0)
		return 0;
	m->second = take_two(s, end);
	return m->second < 0 ? -1 : 0;
}

/* Z, +HH:MM, -HH:MM or nothing, in seconds east. */
static int
take_offset(const char **s, const char *end, int64_t *offset)
{
	int hours, minutes, west;

	*offset = DATE_ZONE_S;
	if (*s == end)
		return 0;
	if (take_char(s, end, 'Z') == 0) {
		*offset = 0;
		return 0;
	}
	west = **s == '-';
	if (!west && **s != '+')
		return -1;
	(*s)++;
	hours = take_two(s, end);
	if (hours < 0 || hours > 23 || take_char(s, end, ':') < 0)
		return -1;
	minutes = take_two(s, end);
	if (minutes < 0 || minutes > 59)
		return -1;
	*offset = (hours * 3600 + minutes * 60) * (west ? -1 : 1);
	return 0;
}

static int
quoted_len(size_t len)
{
	return (int)(len < QUOTE_MAX ? len : QUOTE_MAX);
}

int
date_parse_day(const char *s, size_t len, int64_t *day, struct err *e)
{
	const char *p = s, *end = s + len;
	struct date d;

	if (take_date(&p, end, &d) < 0 || p != end)
		return err_set(e, ERR_DATA, "not a date YYYY-MM-DD '%.*s'",
		    quoted_len(len), s);
	if (!date_is_valid(&d))
		return err_set(e, ERR_DATA, "no such date '%.*s'",
		    quoted_len(len), s);
	*day = date_to_day(&d);
	return 0;
}

/* Behind the date: nothing, or the time of day and perhaps an offset. */
static int
take_rest(const char **s, const char *end, struct moment *m,
    int64_t *offset)
{
	if (*s == end)
		return 0;
	if (take_char(s, end, 'T') < 0 && take_char(s, end, ' ') < 0)
		return -1;
	if (take_time(s, end, m) < 0 || take_offset(s, end, offset) < 0)
		return -1;
	return *s == end ? 0 : -1;
}

/* An offset may lead over the edge of the years we know. */
static int
is_known(int64_t at)
{
	struct date d = date_from_day(date_day_of(at));

	return date_is_valid(&d);
}

int
date_parse_at(const char *s, size_t len, int64_t *at, struct err *e)
{
	struct moment m = { { 0, 0, 0 }, 0, 0, 0 };
	const char *p = s, *end = s + len;
	int64_t offset = DATE_ZONE_S, value;

	if (take_date(&p, end, &m.date) < 0 ||
	    take_rest(&p, end, &m, &offset) < 0)
		return err_set(e, ERR_DATA,
		    "not a time YYYY-MM-DDTHH:MM:SS+08:00 '%.*s'",
		    quoted_len(len), s);
	if (!moment_is_valid(&m))
		return err_set(e, ERR_DATA, "no such time '%.*s'",
		    quoted_len(len), s);
	value = moment_to_at(&m) + DATE_ZONE_S - offset;
	if (!is_known(value))
		return err_set(e, ERR_DATA, "no such time '%.*s'",
		    quoted_len(len), s);
	*at = value;
	return 0;
}

static const struct unit {
	char letter;
	int64_t seconds;
} units[] = {
	{ 's', 1 }, { 'm', 60 }, { 'h', 3600 }, { 'd', 86400 },
	{ 'w', 604800 },
};

#define UNITS (sizeof(units) / sizeof(units[0]))

int
date_parse_span(const char *s, size_t len, int64_t *seconds, struct err *e)
{
	int64_t n, total;
	size_t i;

	for (i = 0; len > 1 && i < UNITS; i++) {
		if (s[len - 1] != units[i].letter)
			continue;
		if (num_parse(s, len - 1, &n) < 0 || n < 0 || s[0] == '-' ||
		    num_mul(n, units[i].seconds, &total) < 0)
			break;
		*seconds = total;
		return 0;
	}
	return err_set(e, ERR_DATA,
	    "not a length of time (30m, 2h, 7d) '%.*s'", quoted_len(len), s);
}

/* Where two are equally short, the finer unit: 7d, not 1w. */
void
date_put_span(struct buf *b, int64_t seconds)
{
	struct buf best = BUF_INIT, other = BUF_INIT;
	size_t i;

	for (i = 0; i < UNITS; i++) {
		if (seconds % units[i].seconds != 0)
			continue;
		buf_reset(&other);
		buf_putn(&other, seconds / units[i].seconds);
		buf_putc(&other, units[i].letter);
		if (i == 0 || other.len < best.len) {
			buf_reset(&best);
			buf_put(&best, other.data, other.len);
		}
	}
	buf_put(b, best.data, best.len);
	buf_release(&other);
	buf_release(&best);
}
