#include "time/limit.h"

#include <string.h>

#include "base/num.h"
#include "time/date.h"

#define MINUTE_S 60
#define HOUR_S 3600
#define QUOTE_MAX 40
#define DAYS_MAX 36600		/* a hundred years: a typing error */

int
limit_is_working(const struct limit *l)
{
	return l->unit == LIMIT_WORKING || l->unit == LIMIT_WORKDAYS;
}

static int
set_natural(struct limit *l, const char *s, size_t len, struct err *e)
{
	int64_t seconds;

	if (date_parse_span(s, len, &seconds, e) < 0)
		return -1;
	l->unit = LIMIT_NATURAL;
	l->n = seconds;
	return 0;
}

static int
refuse(const char *s, size_t len, struct err *e)
{
	return err_set(e, ERR_DATA, "not a working time (4h, 2d) '%.*s'",
	    (int)(len < QUOTE_MAX ? len : QUOTE_MAX), s);
}

int
limit_parse_working(struct limit *l, const char *s, size_t len,
    struct err *e)
{
	struct limit read;

	if (len > 0 && s[len - 1] == 'w')
		return refuse(s, len, e);
	if (set_natural(&read, s, len, e) < 0)
		return -1;
	read.unit = LIMIT_WORKING;
	if (s[len - 1] == 'd') {
		read.unit = LIMIT_WORKDAYS;
		read.n /= DATE_DAY_S;
		if (read.n > DAYS_MAX)
			return refuse(s, len, e);
	}
	*l = read;
	return 0;
}

int
limit_parse(struct limit *l, const char *s, size_t len, struct err *e)
{
	char plain[32];

	if (len < 3 || s[len - 2] != 'w' || len > sizeof(plain))
		return set_natural(l, s, len, e);
	memcpy(plain, s, len - 2);
	plain[len - 2] = s[len - 1];
	return limit_parse_working(l, plain, len - 1, e);
}

int
limit_may_be_working(const char *s)
{
	for (s = strchr(s, 'w'); s != NULL; s = strchr(s + 1, 'w')) {
		if (s[1] != '\0' && strchr("smhd", s[1]) != NULL)
			return 1;
	}
	return 0;
}

static void
put_working(struct buf *b, int64_t seconds)
{
	int64_t unit = seconds % HOUR_S == 0 ? HOUR_S :
	    seconds % MINUTE_S == 0 ? MINUTE_S : 1;

	buf_putn(b, seconds / unit);
	buf_puts(b, unit == HOUR_S ? "wh" : unit == MINUTE_S ? "wm" : "ws");
}

void
limit_put(struct buf *b, const struct limit *l)
{
	switch (l->unit) {
	case LIMIT_NONE:
		break;
	case LIMIT_NATURAL:
		date_put_span(b, l->n);
		break;
	case LIMIT_WORKING:
		put_working(b, l->n);
		break;
	case LIMIT_WORKDAYS:
		buf_putn(b, l->n);
		buf_puts(b, "wd");
		break;
	}
}

int
limit_add(const struct limit *l, const struct calendar *c, int which,
    int64_t from_at, int64_t *at, struct err *e)
{
	int64_t seconds = l->n, sum;

	if (l->unit == LIMIT_NATURAL) {
		if (num_add(from_at, seconds, &sum) < 0)
			return err_set(e, ERR_DATA, "time out of reach");
		*at = sum;
		return 0;
	}
	if (c == NULL)
		return err_set(e, ERR_DATA, "working time needs a calendar");
	if (l->unit == LIMIT_WORKDAYS &&
	    num_mul(l->n, calendar_workday_s(c, which), &seconds) < 0)
		return err_set(e, ERR_DATA, "time out of reach");
	return calendar_add(c, which, from_at, seconds, at, e);
}

int64_t
limit_about_s(const struct limit *l)
{
	return l->unit == LIMIT_WORKDAYS ? l->n * DATE_DAY_S : l->n;
}
