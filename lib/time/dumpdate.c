#include "time/dumpdate.h"

#include <string.h>

#include "base/num.h"
#include "time/date.h"
#include "time/stamp.h"

/*
 * Two steps: the text is translated to plain letters, one for each thing a
 * date is made of (full-width forms, 年月日, 下午 and the weekday are gone
 * then), and the letters are parsed. What has not the shape of a date is not
 * repeated in the message: a shifted column may hold a person's name.
 */
#define PLAIN_MAX 64

static const struct {
	const char *text;
	char plain;		/* 0: left out */
} signs[] = {
	{ "年", 'Y' }, { "月", 'M' }, { "日", 'D' }, { "号", 'D' },
	{ "时", 'h' }, { "点", 'h' }, { "分", 'm' }, { "秒", 's' },
	{ "上午", 'a' }, { "凌晨", 'a' }, { "下午", 'p' },
	{ "AM", 'a' }, { "am", 'a' }, { "PM", 'p' }, { "pm", 'p' },
	{ "星期一", ' ' }, { "星期二", ' ' }, { "星期三", ' ' },
	{ "星期四", ' ' }, { "星期五", ' ' }, { "星期六", ' ' },
	{ "星期日", ' ' }, { "星期天", ' ' },
	{ "周一", ' ' }, { "周二", ' ' }, { "周三", ' ' }, { "周四", ' ' },
	{ "周五", ' ' }, { "周六", ' ' }, { "周日", ' ' },
	{ "(", ' ' }, { ")", ' ' }, { "（", ' ' }, { "）", ' ' },
	{ "\t", ' ' }, { "\r", ' ' }, { "\n", ' ' },
	{ "　", ' ' }, { "\u00a0", ' ' }, { "\ufeff", ' ' },
	{ "：", ':' }, { "／", '/' }, { "－", '-' }, { "．", '.' },
};

struct cursor {
	const char *s;		/* plain letters, ended by NUL */
};

static int
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Nearly all there are: an import asks four times twenty of a row. */
static int
is_plain(char c)
{
	switch (c) {
	case '-': case '/': case '.': case ':': case '+': case ' ':
	case 'T': case 'Z':
		return 1;
	default:
		return is_digit(c);
	}
}

/* What one sign at s becomes: its length in bytes, 0 where it is unknown. */
static size_t
translate_sign(const char *s, size_t len, char *plain)
{
	size_t i, n;

	if (is_plain(*s)) {
		*plain = *s;
		return 1;
	}
	/* Full-width digits are U+FF10..FF19. */
	if (len >= 3 && memcmp(s, "\xef\xbc", 2) == 0 &&
	    (unsigned char)s[2] >= 0x90 && (unsigned char)s[2] <= 0x99) {
		*plain = (char)('0' + (unsigned char)s[2] - 0x90);
		return 3;
	}
	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		n = strlen(signs[i].text);
		if (n <= len && memcmp(s, signs[i].text, n) == 0) {
			*plain = signs[i].plain;
			return n;
		}
	}
	return 0;
}

/* Runs of blanks become one, at the ends none. */
static int
to_plain(char plain[PLAIN_MAX], const char *s, size_t len)
{
	size_t n = 0, used;
	char c;

	while (len > 0) {
		used = translate_sign(s, len, &c);
		if (used == 0 || n == PLAIN_MAX - 1)
			return -1;
		if (c != ' ' || (n > 0 && plain[n - 1] != ' '))
			plain[n++] = c;
		s += used;
		len -= used;
	}
	if (n > 0 && plain[n - 1] == ' ')
		n--;
	plain[n] = '\0';
	return n > 0 ? 0 : -1;
}

static size_t
count_digits(const char *s)
{
	size_t n = 0;

	while (is_digit(s[n]))
		n++;
	return n;
}

/* Between min and max digits as a number; -1 where there are others. */
static int
take_number(struct cursor *c, size_t min, size_t max)
{
	size_t n = count_digits(c->s);
	int value = 0;

	if (n < min || n > max)
		return -1;
	for (; n > 0; n--)
		value = value * 10 + (*c->s++ - '0');
	return value;
}

/* Two digits of a longer run. */
static int
take_two(struct cursor *c)
{
	int value = (c->s[0] - '0') * 10 + (c->s[1] - '0');

	c->s += 2;
	return value;
}

static int
take(struct cursor *c, char letter)
{
	if (*c->s != letter)
		return 0;
	c->s++;
	return 1;
}

/* 20251117, 202511171205 or 20251117120500 */
static int
take_compact(struct cursor *c, struct moment *m)
{
	size_t n = count_digits(c->s);

	if (n != 8 && n != 12 && n != 14)
		return -1;
	m->date.year = take_two(c) * 100;
	m->date.year += take_two(c);
	m->date.month = take_two(c);
	m->date.day = take_two(c);
	if (n > 8) {
		m->hour = take_two(c);
		m->minute = take_two(c);
	}
	if (n > 12)
		m->second = take_two(c);
	return 0;
}

/* 2025-11-17, 2025/11/17, 2025.11.17 or 2025年11月17日 */
static int
take_date(struct cursor *c, struct date *d)
{
	char mark, second;

	d->year = take_number(c, 4, 4);
	mark = *c->s;
	if (d->year < 0 || mark == '\0' || strchr("-/.Y", mark) == NULL)
		return -1;
	c->s++;
	second = mark == 'Y' ? 'M' : mark;
	d->month = take_number(c, 1, 2);
	if (d->month < 0 || !take(c, second))
		return -1;
	d->day = take_number(c, 1, 2);
	if (d->day < 0 || (mark == 'Y' && !take(c, 'D')))
		return -1;
	return 0;
}

/* 11/17/2025 or 17.11.2025, by the order. */
static int
take_western(struct cursor *c, struct date *d, enum dumpdate_order order)
{
	int first = take_number(c, 1, 2), second;
	char mark = *c->s;

	if (first < 0 || mark == '\0' || strchr("-/.", mark) == NULL)
		return -1;
	c->s++;
	second = take_number(c, 1, 2);
	if (second < 0 || !take(c, mark))
		return -1;
	d->year = take_number(c, 4, 4);
	d->month = order == DUMPDATE_MDY ? first : second;
	d->day = order == DUMPDATE_MDY ? second : first;
	return d->year < 0 ? -1 : 0;
}

/* 12:05, 12:05:30, 12:05:30.000, 12时, 12时05分, 12时05分30秒 */
static int
take_clock(struct cursor *c, struct moment *m)
{
	char mark;

	m->hour = take_number(c, 1, 2);
	mark = *c->s;
	if (m->hour < 0 || (mark != ':' && mark != 'h'))
		return -1;
	c->s++;
	if (mark == 'h' && count_digits(c->s) == 0)
		return 0;
	m->minute = take_number(c, mark == ':' ? 2 : 1, 2);
	if (m->minute < 0 || (mark == 'h' && !take(c, 'm')))
		return -1;
	if (mark == ':' ? !take(c, ':') : count_digits(c->s) == 0)
		return 0;
	m->second = take_number(c, mark == ':' ? 2 : 1, 2);
	if (m->second < 0 || (mark == 'h' && !take(c, 's')))
		return -1;
	/* Parts of a second, as Java and SQL Server print them. */
	if (take(c, '.') && take_number(c, 1, 9) < 0)
		return -1;
	return 0;
}

/* 下午 3:05 is 15:05; 下午 15:05 is written too and means the same. */
static int
apply_half(struct moment *m, char half)
{
	if (half == 'a' && m->hour > 12)
		return -1;
	if (half == 'a' && m->hour == 12)
		m->hour = 0;
	if (half == 'p' && m->hour < 12)
		m->hour += 12;
	return 0;
}

static int
take_half(struct cursor *c, char *half)
{
	take(c, ' ');
	if (*c->s != 'a' && *c->s != 'p')
		return 0;
	*half = *c->s++;
	take(c, ' ');
	return 1;
}

/* The time of day with 上午 or 下午 before it or behind it. */
static int
take_time(struct cursor *c, struct moment *m)
{
	char half = '\0';

	take_half(c, &half);
	if (take_clock(c, m) < 0)
		return -1;
	if (half == '\0')
		take_half(c, &half);
	return apply_half(m, half);
}

/* Z, +08:00, +0800 or nothing, in seconds east. */
static int
take_offset(struct cursor *c, int64_t *offset)
{
	int hours, minutes, west;

	take(c, ' ');
	if (take(c, 'Z')) {
		*offset = 0;
		return 0;
	}
	west = *c->s == '-';
	if (!take(c, '+') && !take(c, '-'))
		return 0;
	if (count_digits(c->s) == 4) {
		hours = take_two(c);
		minutes = take_two(c);
	} else {
		hours = take_number(c, 2, 2);
		minutes = take(c, ':') ? take_number(c, 2, 2) : -1;
	}
	if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
		return -1;
	*offset = (hours * 3600 + minutes * 60) * (west ? -1 : 1);
	return 0;
}

/* An Excel serial of the 1900 system: day 25569 is 1970-01-01. */
static int
parse_serial(const char *s, int64_t *at)
{
	int64_t day = 0, part = 0, unit = 1;
	size_t n = count_digits(s);

	if (n != 5 || (s[n] != '\0' && s[n] != '.'))
		return -1;
	for (; *s >= '0' && *s <= '9'; s++)
		day = day * 10 + (*s - '0');
	if (day < 20000 || day > 80000)
		return -1;
	if (*s == '.') {
		n = count_digits(++s);
		if (n == 0 || s[n] != '\0')
			return -1;
		/* More digits say nothing about seconds. */
		for (; *s != '\0' && unit < INT64_C(10000000000000); s++) {
			part = part * 10 + (*s - '0');
			unit *= 10;
		}
	}
	*at = date_day_start(day - 25569) +
	    (part * DATE_DAY_S + unit / 2) / unit;
	return 0;
}

static int
take_any_date(struct cursor *c, struct moment *m, enum dumpdate_order order)
{
	size_t n = count_digits(c->s);

	if (n > 4)
		return take_compact(c, m);
	if (n < 3 && order != DUMPDATE_YMD)
		return take_western(c, &m->date, order);
	return take_date(c, &m->date);
}

static int
parse_plain(const char *plain, struct moment *m, enum dumpdate_order order,
    int64_t *offset)
{
	struct cursor c = { plain };
	int separated;

	if (take_any_date(&c, m, order) < 0)
		return -1;
	if (*c.s == '\0')
		return 0;
	separated = take(&c, ' ') || take(&c, 'T');
	if (!separated && c.s[-1] != 'D' && *c.s != 'a' && *c.s != 'p')
		return -1;
	if (take_time(&c, m) < 0 || take_offset(&c, offset) < 0)
		return -1;
	return *c.s == '\0' ? 0 : -1;
}

int
dumpdate_parse(const char *s, size_t len, int64_t *at, struct err *e)
{
	return dumpdate_parse_order(s, len, DUMPDATE_YMD, at, e);
}

int
dumpdate_parse_order(const char *s, size_t len, enum dumpdate_order order,
    int64_t *at, struct err *e)
{
	char plain[PLAIN_MAX];
	struct moment m = { { 0, 0, 0 }, 0, 0, 0 };
	int64_t offset = DATE_ZONE_S;

	if (len == STAMP_LEN && stamp_parse(s, at) == 0)
		return 0;
	if (to_plain(plain, s, len) < 0)
		return err_set(e, ERR_DATA, "not a date");
	if (parse_serial(plain, at) == 0)
		return 0;
	/* A year far off: more likely a telephone number than a date. */
	if (parse_plain(plain, &m, order, &offset) < 0 || m.date.year < 1900 ||
	    m.date.year > 2199)
		return err_set(e, ERR_DATA, "not a date");
	if (!moment_is_valid(&m)) {
		err_set(e, ERR_DATA, "no such date '%.*s'", (int)len, s);
		return DUMPDATE_NO_SUCH;
	}
	*at = moment_to_at(&m) + DATE_ZONE_S - offset;
	return 0;
}

int
dumpdate_in_number(const char *s, size_t len, const char *picture,
    int64_t *at)
{
	size_t n = strlen(picture), i;
	char digits[14] = "20";
	struct moment m = { { 0, 0, 0 }, 0, 0, 0 };
	struct cursor c = { digits };

	if (len < n)
		return -1;
	for (i = 0; i < n; i++)
		if (s[i] < '0' || s[i] > '9')
			return -1;
	/* "yymmdd" is of this century */
	i = strncmp(picture, "yyyy", 4) == 0 ? 0 : 2;
	memcpy(digits + i, s, n);
	m.date.year = take_two(&c) * 100;
	m.date.year += take_two(&c);
	m.date.month = take_two(&c);
	m.date.day = take_two(&c);
	if (n + i == sizeof(digits)) {
		m.hour = take_two(&c);
		m.minute = take_two(&c);
		m.second = take_two(&c);
	}
	if (m.date.year < DUMPDATE_FIRST_YEAR || !moment_is_valid(&m))
		return -1;
	*at = moment_to_at(&m);
	return 0;
}
