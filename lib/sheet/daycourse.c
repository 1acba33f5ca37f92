#include "sheet/daycourse.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/num.h"
#include "sheet/recapparts.h"
#include "time/date.h"

#define YEAR_DAYS 364		/* whole weeks */
#define SIDE_DAYS 14
#define RECENT_DAYS 56
#define VALUES_MAX (4 * SIDE_DAYS + 2 + RECENT_DAYS)
#define VALUES_MIN 14

struct band {
	int64_t values[VALUES_MAX];
	size_t n;
};

/* The first day with a demand: before it nothing was counted. */
static int64_t
first_known(const struct recap *v)
{
	size_t i;

	for (i = 0; i < v->ndays && v->days[i] == 0; i++)
		continue;
	return v->first_day + (int64_t)i;
}

static void
add_days(struct band *b, const struct recap *v, int64_t from, int64_t to)
{
	int64_t known = first_known(v), day;

	for (day = from < known ? known : from; day <= to; day++) {
		if (b->n < VALUES_MAX && day - v->first_day <
		    (int64_t)v->ndays)
			b->values[b->n++] = v->days[day - v->first_day];
	}
}

static int
compare(const void *x, const void *y)
{
	const int64_t *a = x, *b = y;

	return (*a > *b) - (*a < *b);
}

/* The days that this one is compared with; 0: too few are known. */
static int
find_band(struct band *b, const struct recap *v, int64_t day, int by_year)
{
	int64_t start = date_day_of(v->o.period.from_at);
	int years;

	b->n = 0;
	for (years = 1; by_year && years <= 2; years++)
		add_days(b, v, day - years * YEAR_DAYS - SIDE_DAYS,
		    day - years * YEAR_DAYS + SIDE_DAYS);
	if (!by_year)
		add_days(b, v, start - RECENT_DAYS, start - 1);
	if (b->n > 1)
		qsort(b->values, b->n, sizeof(b->values[0]), compare);
	return b->n >= VALUES_MIN;
}

/* Whether the same weeks of a year before are known for the whole chart. */
static int
has_years(const struct recap *v, int64_t from)
{
	return first_known(v) <= from - YEAR_DAYS - SIDE_DAYS;
}

static void
put_days(struct chart *c, const struct recap *v, int64_t from, int64_t to)
{
	int by_year = has_years(v, from);
	struct band b;
	int64_t day;
	size_t i;

	chart_series(c, lang_sheet("demands"));
	if (find_band(&b, v, to, by_year))
		chart_band(c, by_year ? lang_sheet("the same weeks before") :
		    lang_sheet("the eight weeks before"));
	for (day = from; day <= to; day++) {
		i = (size_t)(day - from);
		if (date_day_start(day) < v->o.state_at)
			chart_value(c, 0, i, v->days[day - v->first_day]);
		if (find_band(&b, v, day, by_year))
			chart_range(c, 0, i, b.values[b.n / 10],
			    b.values[b.n - 1 - b.n / 10]);
	}
}

void
daycourse_put(struct page *p, const struct recap *v)
{
	int64_t to = date_day_of(v->o.period.to_at - 1);
	int64_t from = v->o.is_month ? date_day_of(v->o.period.from_at) :
	    to - RECENT_DAYS + 1, day;
	struct chart *c = chart_new(CHART_LINES, lang_sheet("Demands a day"),
	    lang_sheet("The band holds eight of ten comparable days"),
	    lang_sheet("cases received"));
	struct buf label = BUF_INIT;
	struct date d;

	chart_wide(c);
	for (day = from; day <= to; day++) {
		buf_reset(&label);
		d = date_from_day(day);
		buf_printf(&label, "%02d-%02d", d.month, d.day);
		chart_x(c, label.data);
	}
	put_days(c, v, from, to);
	page_chart(p, c);
	buf_release(&label);
}
