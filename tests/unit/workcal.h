#ifndef TESTS_UNIT_WORKCAL_H
#define TESTS_UNIT_WORKCAL_H

/*
 * The calendar that the tests of working time look at: the notices of the State
 * Council for 2024 to 2026, typed in once more, and four sets of hours.
 */
#include <string.h>

#include "time/calendar.h"
#include "time/date.h"

#define H 3600
#define MORNING (9 * H)
#define NOON (12 * H)
#define AFTERNOON (13 * H + 1800)
#define EVENING (18 * H)

enum which { OFFICE, DESK, ODD, NEVER };	/* the sets of hours here */

/* The notices of the State Council, in words of their own. */
static const struct {
	int year;
	const char *name, *off, *work;
} notices[] = {
	{ 2024, "元旦", "01-01", "" },
	{ 2024, "春节", "02-10 02-11 02-12 02-13 02-14 02-15 02-16 02-17",
	  "02-04 02-18" },
	{ 2024, "清明节", "04-04 04-05 04-06", "04-07" },
	{ 2024, "劳动节", "05-01 05-02 05-03 05-04 05-05", "04-28 05-11" },
	{ 2024, "端午节", "06-10", "" },
	{ 2024, "中秋节", "09-15 09-16 09-17", "09-14" },
	{ 2024, "国庆节", "10-01 10-02 10-03 10-04 10-05 10-06 10-07",
	  "09-29 10-12" },
	{ 2025, "元旦", "01-01", "" },
	{ 2025, "春节", "01-28 01-29 01-30 01-31 02-01 02-02 02-03 02-04",
	  "01-26 02-08" },
	{ 2025, "清明节", "04-04 04-05 04-06", "" },
	{ 2025, "劳动节", "05-01 05-02 05-03 05-04 05-05", "04-27" },
	{ 2025, "端午节", "05-31 06-01 06-02", "" },
	{ 2025, "国庆节、中秋节",
	  "10-01 10-02 10-03 10-04 10-05 10-06 10-07 10-08", "09-28 10-11" },
	{ 2026, "元旦", "01-01 01-02 01-03", "01-04" },
	{ 2026, "春节",
	  "02-15 02-16 02-17 02-18 02-19 02-20 02-21 02-22 02-23",
	  "02-14 02-28" },
	{ 2026, "清明节", "04-04 04-05 04-06", "" },
	{ 2026, "劳动节", "05-01 05-02 05-03 05-04 05-05", "05-09" },
	{ 2026, "端午节", "06-19 06-20 06-21", "" },
	{ 2026, "国庆节", "10-01 10-02 10-03 10-04 10-05 10-06 10-07",
	  "09-20 10-10" },
	{ 2026, "中秋节", "09-25 09-26 09-27", "" },
};

static inline int64_t
workcal_at(const char *s)
{
	struct err e = ERR_INIT;
	int64_t at = 0;

	if (date_parse_at(s, strlen(s), &at, &e) < 0)
		printf("# %s\n", e.text);
	return at;
}

static inline void
workcal_mark(struct calendar *c, int year, const char *days, enum calendar_mark m,
    const char *name)
{
	struct date d = { year, 0, 0 };

	for (; *days != '\0'; days += days[5] == ' ' ? 6 : 5) {
		d.month = (days[0] - '0') * 10 + days[1] - '0';
		d.day = (days[3] - '0') * 10 + days[4] - '0';
		calendar_mark_day(c, date_to_day(&d), m, name);
	}
}

static inline void
workcal_open(struct calendar_openings *o, int from_s, int to_s)
{
	o->at[o->n].from_s = from_s;
	o->at[o->n++].to_s = to_s;
}

static inline struct calendar *
workcal_make(void)
{
	struct calendar *c = calendar_new(2024, 2026);
	struct calendar_hours office, desk, odd, never;
	size_t i;
	int k;

	memset(&office, 0, sizeof(office));
	memset(&desk, 0, sizeof(desk));
	memset(&odd, 0, sizeof(odd));
	memset(&never, 0, sizeof(never));
	for (k = 0; k < CALENDAR_DAYS; k++) {
		workcal_open(&desk.day[k], 0, DATE_DAY_S);
		if (k > 4 && k != CALENDAR_MAKEUP_DAY)
			continue;
		workcal_open(&office.day[k], MORNING, NOON);
		workcal_open(&office.day[k], AFTERNOON, EVENING);
	}
	/* Wednesdays and Saturdays, touching openings, one second, midnight */
	workcal_open(&odd.day[2], 0, 1);
	workcal_open(&odd.day[2], 7 * H, 8 * H);
	workcal_open(&odd.day[2], 8 * H, 9 * H);
	workcal_open(&odd.day[5], 22 * H, 24 * H);
	workcal_open(&odd.day[CALENDAR_HOLIDAY_DAY], 10 * H, 10 * H + 17);
	office.workday_s = 7 * H + 1800;
	desk.workday_s = DATE_DAY_S;
	odd.workday_s = 2 * H;
	calendar_set_hours(c, OFFICE, &office);
	calendar_set_hours(c, DESK, &desk);
	calendar_set_hours(c, ODD, &odd);
	calendar_set_hours(c, NEVER, &never);
	for (i = 0; i < sizeof(notices) / sizeof(notices[0]); i++) {
		workcal_mark(c, notices[i].year, notices[i].off, CALENDAR_HOLIDAY,
		    notices[i].name);
		workcal_mark(c, notices[i].year, notices[i].work, CALENDAR_MAKEUP,
		    notices[i].name);
	}
	calendar_ready(c);
	return c;
}

#endif
