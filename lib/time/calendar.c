#include "time/calendar.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "time/date.h"

#define REACH_S (INT64_C(1) << 40)	/* instants that have a year */

struct marked {
	enum calendar_mark mark;
	char *name;
};

struct calendar {
	int first_year, last_year;
	int64_t first_day;
	size_t ndays;
	struct marked *days;
	struct calendar_hours hours[CALENDAR_HOURS];
	/* sums[which][i]: working seconds before the i-th day */
	int64_t *sums[CALENDAR_HOURS];
};

static int64_t
new_year(int year)
{
	struct date d = { year, 1, 1 };

	return date_to_day(&d);
}

struct calendar *
calendar_new(int first_year, int last_year)
{
	struct calendar *c = mem_array(1, sizeof(*c));

	if (first_year > last_year)
		BUG("a calendar without a year");
	c->first_year = first_year;
	c->last_year = last_year;
	c->first_day = new_year(first_year);
	c->ndays = (size_t)(new_year(last_year + 1) - c->first_day);
	c->days = mem_array(c->ndays, sizeof(*c->days));
	return c;
}

void
calendar_free(struct calendar *c)
{
	size_t i;

	if (c == NULL)
		return;
	for (i = 0; i < c->ndays; i++)
		free(c->days[i].name);
	for (i = 0; i < CALENDAR_HOURS; i++)
		free(c->sums[i]);
	free(c->days);
	free(c);
}

static int
covers_day(const struct calendar *c, int64_t day)
{
	return day >= c->first_day &&
	    day < c->first_day + (int64_t)c->ndays;
}

void
calendar_mark_day(struct calendar *c, int64_t day, enum calendar_mark mark,
    const char *name)
{
	struct marked *m;

	if (!covers_day(c, day) || mark == CALENDAR_PLAIN)
		BUG("a mark outside the calendar");
	m = &c->days[day - c->first_day];
	if (m->mark != CALENDAR_PLAIN)
		BUG("a day is marked twice");
	m->mark = mark;
	m->name = mem_text(name);
}

void
calendar_set_hours(struct calendar *c, int which,
    const struct calendar_hours *h)
{
	c->hours[which] = *h;
}

/* Which of the hours apply to the i-th day. */
static int
kind_of(const struct calendar *c, size_t i)
{
	switch (c->days[i].mark) {
	case CALENDAR_HOLIDAY:
		return CALENDAR_HOLIDAY_DAY;
	case CALENDAR_MAKEUP:
		return CALENDAR_MAKEUP_DAY;
	case CALENDAR_PLAIN:
		break;
	}
	return date_weekday(c->first_day + (int64_t)i) - 1;
}

static const struct calendar_openings *
openings_of(const struct calendar *c, int which, size_t i)
{
	return &c->hours[which].day[kind_of(c, i)];
}

/* Working seconds of a day before this second of it. */
static int64_t
worked(const struct calendar_openings *o, int64_t until_s)
{
	int64_t sum = 0;
	int k;

	for (k = 0; k < o->n && o->at[k].from_s < until_s; k++)
		sum += (until_s < o->at[k].to_s ? until_s : o->at[k].to_s) -
		    o->at[k].from_s;
	return sum;
}

int64_t
calendar_open_s(const struct calendar_openings *o)
{
	return worked(o, DATE_DAY_S);
}

static int
is_open(const struct calendar *c, int which, size_t i)
{
	return openings_of(c, which, i)->n > 0;
}

void
calendar_ready(struct calendar *c)
{
	int64_t *sums;
	size_t i;
	int k;

	for (k = 0; k < CALENDAR_HOURS; k++) {
		free(c->sums[k]);
		c->sums[k] = sums = mem_array(c->ndays + 1, sizeof(*sums));
		for (i = 0; i < c->ndays; i++)
			sums[i + 1] = sums[i] +
			    calendar_open_s(openings_of(c, k, i));
	}
}

struct calendar *
calendar_widen(const struct calendar *c, int first, int last)
{
	struct calendar *wide = calendar_new(
	    first < c->first_year ? first : c->first_year,
	    last > c->last_year ? last : c->last_year);
	size_t i;
	int k;

	for (i = 0; i < c->ndays; i++)
		if (c->days[i].mark != CALENDAR_PLAIN)
			calendar_mark_day(wide, c->first_day + (int64_t)i,
			    c->days[i].mark, c->days[i].name);
	for (k = 0; k < CALENDAR_HOURS; k++)
		calendar_set_hours(wide, k, &c->hours[k]);
	calendar_ready(wide);
	return wide;
}

int
calendar_first_year(const struct calendar *c)
{
	return c->first_year;
}

int
calendar_last_year(const struct calendar *c)
{
	return c->last_year;
}

enum calendar_mark
calendar_mark_of(const struct calendar *c, int64_t day, const char **name)
{
	const struct marked *m;

	*name = "";
	if (!covers_day(c, day))
		return CALENDAR_PLAIN;
	m = &c->days[day - c->first_day];
	if (m->name != NULL)
		*name = m->name;
	return m->mark;
}

/* --- what is covered ------------------------------------------------------ */

static int
lacks_year(const struct calendar *c, int year, struct err *e)
{
	return err_set(e, ERR_DATA, "the calendar has no year %d, only %d to "
	    "%d", year, c->first_year, c->last_year);
}

static int
lacks(const struct calendar *c, int64_t at, struct err *e)
{
	struct date d;

	if (at < -REACH_S)
		at = -REACH_S;
	if (at > REACH_S)
		at = REACH_S;
	d = date_from_day(date_day_of(at));
	return lacks_year(c, d.year, e);
}

/* The working seconds before an instant; the edge behind the last day has
 * them all. */
static int
sum_at(const struct calendar *c, int which, int64_t at, int64_t *sum,
    struct err *e)
{
	int64_t start = date_day_start(c->first_day), i;

	if (at < start ||
	    at > date_day_start(c->first_day + (int64_t)c->ndays))
		return lacks(c, at, e);
	i = (at - start) / DATE_DAY_S;
	*sum = c->sums[which][i];
	if (i < (int64_t)c->ndays)
		*sum += worked(openings_of(c, which, (size_t)i),
		    (at - start) % DATE_DAY_S);
	return 0;
}

int
calendar_is_workday(const struct calendar *c, int which, int64_t day,
    struct err *e)
{
	if (!covers_day(c, day))
		return lacks(c, day > REACH_S / DATE_DAY_S ? REACH_S :
		    day < -REACH_S / DATE_DAY_S ? -REACH_S :
		    date_day_start(day), e);
	return is_open(c, which, (size_t)(day - c->first_day));
}

int64_t
calendar_workday_s(const struct calendar *c, int which)
{
	return c->hours[which].workday_s;
}

/* --- from sums back to instants ------------------------------------------- */

/* The last day that begins with no more than sum. */
static size_t
find_day(const struct calendar *c, int which, int64_t sum)
{
	size_t low = 0, high = c->ndays, middle;

	while (high - low > 1) {
		middle = low + (high - low) / 2;
		if (c->sums[which][middle] <= sum)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static int64_t
second_of(const struct calendar *c, size_t i, int64_t s)
{
	return date_day_start(c->first_day + (int64_t)i) + s;
}

/* The instant of the i-th day at which this much of it is done: at the end
 * of an opening rather than at the beginning of the next one, or not. */
static int64_t
within(const struct calendar *c, int which, size_t i, int64_t left,
    int at_end)
{
	const struct calendar_openings *o = openings_of(c, which, i);
	int64_t len;
	int k;

	for (k = 0; k < o->n; k++) {
		len = o->at[k].to_s - o->at[k].from_s;
		if (left < len || (at_end && left == len))
			return second_of(c, i, o->at[k].from_s + left);
		left -= len;
	}
	BUG("a working day is longer than its hours");
}

/* The earliest instant with this sum; 0 < sum <= all. */
static int64_t
earliest(const struct calendar *c, int which, int64_t sum)
{
	size_t i = find_day(c, which, sum - 1);

	return within(c, which, i, sum - c->sums[which][i], 1);
}

/* The latest instant with this sum; 0 <= sum < all. */
static int64_t
latest(const struct calendar *c, int which, int64_t sum)
{
	size_t i = find_day(c, which, sum);

	return within(c, which, i, sum - c->sums[which][i], 0);
}

int
calendar_add(const struct calendar *c, int which, int64_t from_at,
    int64_t seconds, int64_t *at, struct err *e)
{
	int64_t sum;

	if (sum_at(c, which, from_at, &sum, e) < 0)
		return -1;
	if (num_add(sum, seconds, &sum) < 0)
		return err_set(e, ERR_DATA, "time out of reach");
	if (seconds == 0)
		*at = from_at;
	else if (sum > c->sums[which][c->ndays])
		return lacks_year(c, c->last_year + 1, e);
	else if (sum < 0)
		return lacks_year(c, c->first_year - 1, e);
	else
		*at = seconds > 0 ? earliest(c, which, sum) :
		    latest(c, which, sum);
	return 0;
}

int
calendar_count(const struct calendar *c, int which, int64_t from_at,
    int64_t to_at, int64_t *seconds, struct err *e)
{
	int64_t from, to;

	if (sum_at(c, which, from_at, &from, e) < 0 ||
	    sum_at(c, which, to_at, &to, e) < 0)
		return -1;
	*seconds = to - from;
	return 0;
}

int
calendar_next_opening(const struct calendar *c, int which, int64_t at,
    int64_t *open_at, struct err *e)
{
	int64_t sum;

	if (sum_at(c, which, at, &sum, e) < 0)
		return -1;
	if (sum == c->sums[which][c->ndays])
		return lacks_year(c, c->last_year + 1, e);
	*open_at = latest(c, which, sum);
	return 0;
}

int
calendar_last_closing(const struct calendar *c, int which, int64_t at,
    int64_t *close_at, struct err *e)
{
	int64_t sum;

	if (sum_at(c, which, at, &sum, e) < 0)
		return -1;
	if (sum == 0)
		return lacks_year(c, c->first_year - 1, e);
	*close_at = earliest(c, which, sum);
	return 0;
}

/* --- parts ---------------------------------------------------------------- */

static int
is_alike(const struct calendar *c, int which, size_t a, size_t b)
{
	const struct marked *x = &c->days[a], *y = &c->days[b];

	return x->mark == y->mark &&
	    is_open(c, which, a) == is_open(c, which, b) &&
	    (x->name == NULL || strcmp(x->name, y->name) == 0);
}

int
calendar_next_part(const struct calendar *c, int which, int64_t from_at,
    int64_t to_at, struct calendar_part *p, struct err *e)
{
	int64_t day = date_day_of(from_at), end;
	size_t i, first;

	if (calendar_count(c, which, from_at, to_at, &p->seconds, e) < 0)
		return -1;
	if (from_at >= to_at)
		BUG("a part of nothing");
	first = (size_t)(day - c->first_day);
	for (i = first; i < c->ndays && second_of(c, i, 0) < to_at; i++) {
		if (!is_alike(c, which, first, i))
			break;
	}
	end = second_of(c, i, 0);
	p->from_at = from_at;
	p->to_at = end < to_at ? end : to_at;
	p->is_open = is_open(c, which, first);
	p->mark = calendar_mark_of(c, day, &p->name);
	return calendar_count(c, which, from_at, p->to_at, &p->seconds, e);
}
