/* Counts per group and period; what absent ones are taken for. */
#include <math.h>
#include <string.h>

#include "measure/panel.h"
#include "tap.h"
#include "time/date.h"

static int64_t
day(const char *s)
{
	struct err e = ERR_INIT;
	int64_t d = 0;

	if (date_parse_day(s, strlen(s), &d, &e) < 0)
		OK(0, e.text);
	return d;
}

static void
add(struct panel *p, int64_t key, const char *s, double count)
{
	struct err e = ERR_INIT;

	if (panel_add(p, panel_group(p, key, 0), day(s), count, &e) < 0)
		OK(0, e.text);
}

static const char *
text_of(int64_t d)
{
	static struct buf b = BUF_INIT;

	buf_reset(&b);
	date_put_day(&b, d);
	return b.data;
}

static void
test_days_to_weeks(void)
{
	struct panel *p = panel_new(SERIES_WEEK);
	struct series s;
	double y[9];

	add(p, 1, "2026-11-22", 5);	/* Sunday */
	add(p, 1, "2026-11-16", 1);
	add(p, 1, "2026-11-04", 1);	/* Wednesday: its week is cut */
	add(p, 2, "2026-11-09", 2);
	panel_end_rows(p, PANEL_GUESS);
	OK_INT(p->count, 2, "whole weeks");
	OK_TEXT(text_of(panel_day(p, 0)), "2026-11-09", "the first Monday");
	panel_series(p, 0, y, &s);
	OK(s.n == 2 && y[0] == 0 && y[1] == 6, "few and no zeros: none came");
	panel_series(p, 1, y, &s);
	OK(s.n == 2 && y[0] == 2 && y[1] == 0, "as long as the others");
	panel_end_rows(p, PANEL_MISSING);
	panel_series(p, 1, y, &s);
	OK(s.n == 1 && y[0] == 2, "missing: the group's own span");
	panel_free(p);
}

static void
test_guess(void)
{
	struct panel *p = panel_new(SERIES_WEEK);
	struct series s;
	double y[9];

	add(p, 1, "2026-11-01", 300);	/* Sundays: weeks by their last day */
	add(p, 1, "2026-11-15", 310);
	add(p, 2, "2026-11-01", 1);
	panel_end_rows(p, PANEL_GUESS);
	OK_INT(p->count, 3, "one weekday stands for its week");
	OK_TEXT(text_of(panel_day(p, 3)), "2026-11-22", "and keeps to it");
	panel_series(p, 0, y, &s);
	OK(s.n == 3 && isnan(y[1]), "a large group was not counted");
	panel_series(p, 1, y, &s);
	OK(s.n == 3 && y[2] == 0, "a small one had none");
	add(p, 2, "2026-11-08", 0);
	panel_series(p, 1, y, &s);
	OK(s.n == 2 && y[1] == 0, "where zeros are written, absent is missing");
	panel_free(p);
}

static void
test_months(void)
{
	struct panel *p = panel_new(SERIES_MONTH);
	struct series s;
	double y[9];

	add(p, 1, "2024-01-31", 7);
	add(p, 1, "2024-02-29", 8);
	add(p, 1, "2024-04-30", NAN);
	panel_end_rows(p, PANEL_GUESS);
	OK_INT(p->count, 4, "last days of months");
	panel_series(p, 0, y, &s);
	OK(s.n == 2 && y[1] == 8, "it is written that nobody counted");
	OK_TEXT(text_of(series_day(&s, 12)), "2025-01-01", "a year later");
	panel_free(p);

	p = panel_new(SERIES_DAY);
	panel_end_rows(p, PANEL_GUESS);
	OK_INT(p->count, 0, "nothing at all");
	panel_free(p);
}

/* "0*100 19*8 …": so many weeks of each count, and how many come before the
 * group begins. */
static const struct {
	const char *name;
	struct { int count, weeks; } run[6];
	size_t before;
} begins[] = {
	{ "a group that began inside", { { 0, 100 }, { 19, 18 } }, 100 },
	{ "from the first week on", { { 19, 18 } }, 0 },
	{ "never", { { 0, 100 } }, 0 },
	{ "few zeros in front are its own", { { 0, 3 }, { 2, 18 } }, 0 },
	{ "expected 18", { { 0, 9 }, { 2, 18 } }, 0 },
	{ "expected 20", { { 0, 10 }, { 2, 18 } }, 10 },
	{ "a sparse one keeps them", { { 0, 100 }, { 1, 1 }, { 0, 9 },
	  { 1, 1 }, { 0, 12 }, { 2, 1 } }, 0 },
	{ "nine in eight weeks are few", { { 0, 100 }, { 1, 7 }, { 2, 1 } }, 0 },
	{ "ten are not", { { 0, 100 }, { 1, 6 }, { 2, 2 } }, 100 },
	{ "one burst", { { 0, 100 }, { 40, 3 }, { 0, 9 } }, 0 },
	{ "four weeks of eight", { { 0, 100 }, { 40, 4 } }, 100 },
	{ "a season comes again", { { 0, 30 }, { 9, 20 }, { 0, 15 },
	  { 9, 20 } }, 0 },
	{ "half a season is none", { { 0, 30 }, { 9, 20 }, { 0, 14 },
	  { 9, 20 } }, 30 },
};

static void
test_begins(void)
{
	struct date first = { 2020, 1, 6 };	/* a Monday */
	int64_t day;
	struct err e = ERR_INIT;
	struct panel *p;
	struct series s;
	double y[140];
	size_t i, k;
	int w;

	for (i = 0; i < sizeof(begins) / sizeof(begins[0]); i++) {
		p = panel_new(SERIES_WEEK);
		day = date_to_day(&first);
		for (k = 0; k < 6; k++)
			for (w = 0; w < begins[i].run[k].weeks; w++, day += 7)
				OK(panel_add(p, panel_group(p, 1, 0), day,
				    begins[i].run[k].count, &e) == 0, e.text);
		panel_end_rows(p, PANEL_ZERO);
		panel_series(p, 0, y, &s);
		OK_INT(p->count - s.n, begins[i].before, begins[i].name);
		OK_INT(s.first_day, panel_day(p, begins[i].before),
		    "the first day moves with it");
		OK(begins[i].before == 0 || y[0] > 0, "to the first count");
		panel_free(p);
	}
}

static void
test_limits(void)
{
	struct panel *p = panel_new(SERIES_DAY);
	struct err e = ERR_INIT;
	int64_t i;
	int rc = 0;

	for (i = 0; i < 2000 && rc == 0; i++) {
		rc = panel_add(p, panel_group(p, i, 0), day("1900-01-01"), 1,
		    &e);
		if (rc == 0)
			rc = panel_add(p, panel_group(p, i, 0),
			    day("2199-12-31"), 1, &e);
	}
	OK(rc < 0 && e.code == ERR_DATA, "too much is refused");
	panel_free(p);
}

int
main(void)
{
	test_days_to_weeks();
	test_guess();
	test_months();
	test_begins();
	test_limits();
	return DONE();
}
