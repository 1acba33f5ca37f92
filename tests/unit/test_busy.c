/*
 * Busy seasons begin and end on the computed days, declared and detected;
 * the usual volume of same weeks or of the weeks before. Scenario 24.
 */
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "measure/busy.h"
#include "measure/panel.h"
#include "tap.h"
#include "time/date.h"

#define WEEKS 220		/* a little over four years */

static int volumes[WEEKS];
static int64_t first_week;

static int
volume(void *arg, int64_t week, int64_t *n, struct err *e)
{
	(void)arg;
	if (week < first_week || week >= first_week + WEEKS)
		return err_set(e, ERR_DATA, "a week that is not known");
	*n = volumes[week - first_week];
	return 0;
}

static int64_t
day_of(const char *text)
{
	struct err e = ERR_INIT;
	int64_t day = 0;

	if (date_parse_day(text, strlen(text), &day, &e) < 0)
		OK(0, text);
	return day;
}

static const char *
text_of(int64_t day)
{
	static struct buf b[4];
	static int at;
	struct buf *text = &b[at++ % 4];

	buf_reset(text);
	date_put_day(text, day);
	return text->data;
}

static void
set_weeks(struct busy_weeks *w, struct goalrule *rule, int from, int weeks)
{
	memset(rule, 0, sizeof(*rule));
	rule->times = (struct ratio){ 15, 10 };
	rule->years = 3;
	rule->around = 1;
	rule->mean_weeks = 8;
	rule->lasts_weeks = 2;
	w->rule = rule;
	w->first_week = first_week + from;
	w->last_week = first_week + from + weeks - 1;
	w->volume = volume;
	w->arg = NULL;
}

/* A flood in the week of 2026-07-20: three times the usual. */
static void
try_detected(void)
{
	int64_t week = panel_period(SERIES_WEEK, day_of("2026-07-20"));
	struct busy_season *found = NULL;
	struct err e = ERR_INIT;
	struct goalrule rule;
	struct busy_weeks w;
	size_t n, i;

	first_week = week - 200;
	for (i = 0; i < WEEKS; i++)
		volumes[i] = 100;
	set_weeks(&w, &rule, 0, 220);
	volumes[200] = 300;
	OK_INT(busy_detect(&w, first_week + 160, &found, &n, &e), 0, "read");
	OK_INT(n, 1, "one season");
	OK_TEXT(text_of(found[0].from_day), "2026-07-27", "the Monday after");
	OK_TEXT(text_of(found[0].to_day), "2026-08-09", "two weeks behind");
	OK_INT(found[0].volume, 300, "its volume");
	OK_INT(found[0].usual.volume.num, 100, "the median");
	OK_INT(found[0].usual.years, 3, "of three years");
	free(found);

	/* 150 is one and a half times 100, and not over it */
	volumes[200] = 150;
	busy_detect(&w, first_week + 160, &found, &n, &e);
	OK_INT(n, 0, "at the threshold");
	volumes[200] = 151;
	busy_detect(&w, first_week + 160, &found, &n, &e);
	OK_INT(n, 1, "over it");
	free(found);

	/* weeks that follow carry it on; behind its end it is another one */
	volumes[202] = 200;
	volumes[206] = 200;
	busy_detect(&w, first_week + 160, &found, &n, &e);
	OK_INT(n, 2, "two seasons");
	OK_TEXT(text_of(found[0].from_day), "2026-07-27", "the first");
	OK_TEXT(text_of(found[0].to_day), "2026-08-23", "carried on");
	OK_TEXT(text_of(found[1].from_day), "2026-09-07", "the second");
	OK_TEXT(text_of(found[1].to_day), "2026-09-20", "to its end");
	free(found);

	/* the same weeks of other years were as busy: nothing unusual */
	volumes[202] = volumes[206] = 100;
	volumes[200] = 300;
	volumes[200 - 52] = volumes[200 - 104] = volumes[199 - 104] = 300;
	volumes[201 - 52] = volumes[200 - 156] = 300;
	busy_detect(&w, first_week + 160, &found, &n, &e);
	OK_INT(n, 0, "it is like that each July");
}

static void
try_short(void)
{
	struct busy_usual usual;
	struct err e = ERR_INIT;
	struct goalrule rule;
	struct busy_weeks w;
	size_t i;

	for (i = 0; i < WEEKS; i++)
		volumes[i] = i < 8 ? 80 + (int)i * 5 : 100;
	set_weeks(&w, &rule, 0, 20);
	busy_usual(&w, first_week + 8, &usual, &e);
	OK_INT(usual.years, 0, "no year before");
	OK_INT(usual.volume.num, 780, "the sum of eight weeks");
	OK_INT(usual.volume.den, 8, "which is a mean");
	OK(!busy_is_over(&rule, 146, &usual), "146 is under 146.25");
	OK(busy_is_over(&rule, 147, &usual), "147 over it");
	busy_usual(&w, first_week + 7, &usual, &e);
	OK_INT(usual.volume.den, 0, "seven weeks are none");
	OK(!busy_is_over(&rule, 1000000, &usual), "nothing is usual");

	/* one year before is short too, two are not */
	set_weeks(&w, &rule, 0, 120);
	busy_usual(&w, first_week + 60, &usual, &e);
	OK_INT(usual.volume.den, 8, "one year: a mean");
	busy_usual(&w, first_week + 112, &usual, &e);
	OK_INT(usual.volume.num, 100 * usual.volume.den,
	    "two years: a median");
	OK_INT(usual.years, 2, "of two");
}

static const struct {
	struct goalrule_season s;
	const char *day, *from, *to;
} declared[] = {
	{ { 1, 6, 1, 9, 15 }, "2026-07-20", "2026-06-01", "2026-09-15" },
	{ { 1, 6, 1, 9, 15 }, "2026-05-31", "2026-06-01", "2026-09-15" },
	{ { 1, 6, 1, 9, 15 }, "2026-09-15", "2026-06-01", "2026-09-15" },
	{ { 1, 6, 1, 9, 15 }, "2026-09-16", "2027-06-01", "2027-09-15" },
	/* over the turn of the year */
	{ { 1, 11, 7, 3, 15 }, "2026-12-31", "2026-11-07", "2027-03-15" },
	{ { 1, 11, 7, 3, 15 }, "2027-01-01", "2026-11-07", "2027-03-15" },
	{ { 1, 11, 7, 3, 15 }, "2027-03-15", "2026-11-07", "2027-03-15" },
	{ { 1, 11, 7, 3, 15 }, "2027-03-16", "2027-11-07", "2028-03-15" },
	/* 29 February */
	{ { 1, 2, 1, 2, 29 }, "2027-02-10", "2027-02-01", "2027-02-28" },
	{ { 1, 2, 1, 2, 29 }, "2028-02-29", "2028-02-01", "2028-02-29" },
};

int
main(void)
{
	struct busy_season s;
	size_t i;

	try_detected();
	try_short();
	for (i = 0; i < sizeof(declared) / sizeof(declared[0]); i++) {
		busy_declared(&declared[i].s, day_of(declared[i].day), &s);
		OK_TEXT(text_of(s.from_day), declared[i].from,
		    declared[i].day);
		OK_TEXT(text_of(s.to_day), declared[i].to, declared[i].day);
	}
	return DONE();
}
