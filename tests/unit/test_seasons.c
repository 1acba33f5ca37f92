/* Windows of seasons: over the turn of the year, leap days, single years. */
#include <string.h>

#include "rule/seasons.h"
#include "tap.h"
#include "time/date.h"

static int64_t
day(int year, int month, int dom)
{
	struct date d = { year, month, dom };

	return date_to_day(&d);
}

static void
test_windows(void)
{
	struct season winter = { .from_month = 11, .from_dom = 7,
		.to_month = 3, .to_dom = 15 };
	struct season leap = { .from_month = 2, .from_dom = 29,
		.to_month = 2, .to_dom = 29 };
	struct season_window w;

	OK(seasons_window_in(&winter, 2026, &w) &&
	    w.from_day == day(2026, 11, 7) && w.to_day == day(2027, 3, 15),
	    "over the turn of the year");
	OK(seasons_next(&winter, day(2026, 11, 6), &w) &&
	    w.from_day == day(2026, 11, 7), "tomorrow");
	OK(seasons_next(&winter, day(2026, 11, 7), &w) &&
	    w.from_day == day(2027, 11, 7), "begun: the next one");
	OK(seasons_window_in(&leap, 2026, &w) &&
	    w.from_day == day(2026, 2, 28), "29 February of a common year");
}

static void
test_dates(void)
{
	struct season_window dates[] = { { 0, 0 }, { 0, 0 } }, w;
	struct season s = { .dates = dates, .ndates = 2 };

	dates[0].from_day = day(2026, 2, 16);
	dates[0].to_day = day(2026, 3, 3);
	dates[1].from_day = day(2027, 2, 5);
	dates[1].to_day = day(2027, 2, 20);
	OK(seasons_next(&s, day(2026, 2, 16), &w) &&
	    w.from_day == day(2027, 2, 5), "single years");
	OK(!seasons_next(&s, day(2027, 2, 5), &w), "no further one");
	OK(!seasons_window_in(&s, 2025, &w), "none in a year without");
	s.from_month = s.to_month = 5;
	s.from_dom = s.to_dom = 1;
	OK(seasons_window_in(&s, 2026, &w) &&
	    w.from_day == day(2026, 2, 16), "dates win");
	OK(seasons_window_in(&s, 2025, &w) &&
	    w.from_day == day(2025, 5, 1), "else every year");
}

static void
test_categories(void)
{
	struct words *w = words_new();
	int64_t heat = words_adds(w, "供暖"), of[1];

	of[0] = heat;
	OK(seasons_has(of, 1, heat, w), "itself");
	OK(seasons_has(of, 1, words_adds(w, "供暖/居民供暖"), w), "below it");
	OK(!seasons_has(of, 1, words_adds(w, "供暖费"), w), "not beside it");
	OK(!seasons_has(of, 0, heat, w), "of none");
	words_free(w);
}

int
main(void)
{
	test_windows();
	test_dates();
	test_categories();
	DONE();
}
