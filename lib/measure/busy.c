#include "measure/busy.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "measure/goal.h"
#include "measure/panel.h"
#include "time/date.h"

#define YEAR_WEEKS 52
#define SHORT_YEARS 2		/* fewer are a short history */
#define MOST_WEEKS 96		/* years * (2 * around + 1), at most 90 */

/* One week of the years before as a whole number, over 1. */
static int
add_week(const struct busy_weeks *w, int64_t week, struct ratio *list,
    size_t *n, struct err *e)
{
	int64_t volume;

	if (week < w->first_week || week > w->last_week)
		return 0;
	if (w->volume(w->arg, week, &volume, e) < 0)
		return -1;
	list[*n].num = volume;
	list[(*n)++].den = 1;
	return 1;
}

static int
same_weeks(const struct busy_weeks *w, int64_t week,
    struct busy_usual *usual, struct err *e)
{
	struct ratio list[MOST_WEEKS];
	size_t n = 0;
	int year, k, rc;

	usual->years = 0;
	for (year = 1; year <= w->rule->years; year++)
		for (k = -w->rule->around; k <= w->rule->around; k++) {
			rc = add_week(w, week - year * YEAR_WEEKS + k, list,
			    &n, e);
			if (rc < 0)
				return -1;
			usual->years += rc == 1 && k == 0;
		}
	if (usual->years >= SHORT_YEARS)
		usual->volume = goal_median(list, n);
	return 0;
}

static int
mean_before(const struct busy_weeks *w, int64_t week,
    struct busy_usual *usual, struct err *e)
{
	int64_t volume;
	int i;

	usual->years = 0;
	if (week - w->rule->mean_weeks < w->first_week)
		return 0;
	for (i = 1; i <= w->rule->mean_weeks; i++) {
		if (w->volume(w->arg, week - i, &volume, e) < 0)
			return -1;
		usual->volume.num += volume;
	}
	usual->volume.den = w->rule->mean_weeks;
	return 0;
}

int
busy_usual(const struct busy_weeks *w, int64_t week,
    struct busy_usual *usual, struct err *e)
{
	memset(usual, 0, sizeof(*usual));
	if (same_weeks(w, week, usual, e) < 0)
		return -1;
	if (usual->years >= SHORT_YEARS)
		return 0;
	return mean_before(w, week, usual, e);
}

int
busy_is_over(const struct goalrule *rule, int64_t volume,
    const struct busy_usual *usual)
{
	struct ratio have, limit;

	if (usual->volume.den == 0)
		return 0;
	have.num = volume * rule->times.den;
	have.den = 1;
	limit.num = usual->volume.num * rule->times.num;
	limit.den = usual->volume.den;
	return ratio_cmp(have, limit) > 0;
}

int
busy_detect(const struct busy_weeks *w, int64_t from_week,
    struct busy_season **out, size_t *n, struct err *e)
{
	int64_t week = from_week > w->first_week ? from_week : w->first_week;
	struct busy_season *list = NULL, found;
	size_t cap = 0;

	*n = 0;
	for (; week <= w->last_week; week++) {
		memset(&found, 0, sizeof(found));
		if (w->volume(w->arg, week, &found.volume, e) < 0 ||
		    busy_usual(w, week, &found.usual, e) < 0) {
			free(list);
			return -1;
		}
		if (!busy_is_over(w->rule, found.volume, &found.usual))
			continue;
		found.name = NUM_NONE;
		found.week = week;
		found.from_day = panel_start(SERIES_WEEK, week + 1);
		found.to_day = found.from_day + 7 * w->rule->lasts_weeks - 1;
		if (*n > 0 && list[*n - 1].to_day >= found.from_day - 1) {
			list[*n - 1].to_day = found.to_day;
			continue;
		}
		mem_grow(&list, *n, &cap, sizeof(*list));
		list[(*n)++] = found;
	}
	*out = list;
	return 0;
}

/* A day of the year: 29 February is the 28th where there is none. */
static int64_t
day_in(int year, int month, int day)
{
	struct date d = { year, month, day };

	if (d.day > date_month_days(year, month))
		d.day = date_month_days(year, month);
	return date_to_day(&d);
}

void
busy_declared(const struct goalrule_season *s, int64_t day,
    struct busy_season *out)
{
	int year = date_from_day(day).year - 1;

	memset(out, 0, sizeof(*out));
	out->name = s->name;
	do {
		out->from_day = day_in(year, s->from_month, s->from_day);
		out->to_day = day_in(year, s->to_month, s->to_day);
		if (out->to_day < out->from_day)
			out->to_day = day_in(year + 1, s->to_month,
			    s->to_day);
		year++;
	} while (out->to_day < day);
}
