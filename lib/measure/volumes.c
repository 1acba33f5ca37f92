#include "measure/volumes.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "measure/panel.h"
#include "measure/rates.h"
#include "store/cases.h"
#include "time/date.h"

struct volumes {
	struct db *db;
	const struct policy *policy;
	struct words *words;
	struct busy_weeks weeks;
	int64_t *of;		/* by week from the first; -1: not counted */
};

static int
add(void *arg, const struct record *r)
{
	rates_add(arg, r);
	return 0;
}

static int
count_week(struct volumes *v, int64_t week, int64_t *n, struct err *e)
{
	struct rates *r = rates_new(v->policy, v->words, RATES_BY_ALL, NULL);
	int64_t day = panel_start(SERIES_WEEK, week);
	int rc;

	rc = cases_each_counted(v->db, date_day_start(day),
	    date_day_start(day + 7), add, r, e);
	*n = rates_total(r)->count[RATES_CITY][RATES_FULL].received;
	rates_free(r);
	return rc;
}

static int
volume(void *arg, int64_t week, int64_t *n, struct err *e)
{
	struct volumes *v = arg;
	int64_t *kept = &v->of[week - v->weeks.first_week];

	if (*kept < 0 && count_week(v, week, kept, e) < 0)
		return -1;
	*n = *kept;
	return 0;
}

/* A week that began before the first case may be cut. */
static int
find_weeks(struct volumes *v, int64_t now_at, struct err *e)
{
	int64_t first_at, day, i, n;

	if (cases_first_received(v->db, &first_at, e) < 0)
		return -1;
	v->weeks.last_week = panel_period(SERIES_WEEK,
	    date_day_of(now_at)) - 1;
	v->weeks.first_week = v->weeks.last_week + 1;
	if (first_at != NUM_NONE) {
		day = date_day_of(first_at);
		v->weeks.first_week = panel_period(SERIES_WEEK, day);
		v->weeks.first_week += panel_start(SERIES_WEEK,
		    v->weeks.first_week) < day;
	}
	n = v->weeks.last_week - v->weeks.first_week + 1;
	v->of = mem_array(n > 0 ? (size_t)n : 1, sizeof(*v->of));
	for (i = 0; i < n; i++)
		v->of[i] = -1;
	return 0;
}

struct volumes *
volumes_new(struct db *db, const struct policy *p, struct words *w,
    int64_t now_at, struct err *e)
{
	struct volumes *v = mem_array(1, sizeof(*v));

	v->db = db;
	v->policy = p;
	v->words = w;
	v->weeks.rule = &p->targets;
	v->weeks.volume = volume;
	v->weeks.arg = v;
	if (find_weeks(v, now_at, e) == 0)
		return v;
	volumes_free(v);
	return NULL;
}

void
volumes_free(struct volumes *v)
{
	if (v == NULL)
		return;
	free(v->of);
	free(v);
}

const struct busy_weeks *
volumes_weeks(struct volumes *v)
{
	return &v->weeks;
}
