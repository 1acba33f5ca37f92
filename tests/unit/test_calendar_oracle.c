/* Working time against a slow oracle, which walks day by day. */
#include <stdio.h>

#include "base/num.h"
#include "tap.h"
#include "workcal.h"

#define RANDOM_INTERVALS 100000

static int
stands_in(const char *days, const char *day)
{
	return strstr(days, day) != NULL;
}

/* Is this day off, on, or as its weekday says? Straight from the notices. */
static int
oracle_kind(int64_t day)
{
	struct date d = date_from_day(day);
	char text[16];
	size_t i;

	snprintf(text, sizeof(text), "%02d-%02d", d.month, d.day);
	for (i = 0; i < sizeof(notices) / sizeof(notices[0]); i++) {
		if (notices[i].year != d.year)
			continue;
		if (stands_in(notices[i].off, text))
			return CALENDAR_HOLIDAY_DAY;
		if (stands_in(notices[i].work, text))
			return CALENDAR_MAKEUP_DAY;
	}
	return date_weekday(day) - 1;
}

static int64_t
overlap(int64_t a, int64_t b, int64_t from, int64_t to)
{
	int64_t low = a > from ? a : from, high = b < to ? b : to;

	return high > low ? high - low : 0;
}

/* Openings of a day, by hand. */
static int64_t
oracle_day(enum which which, int64_t day, int kind, int64_t from,
    int64_t to)
{
	int64_t s = date_day_start(day), sum = 0;

	if (which == DESK)
		return overlap(s, s + DATE_DAY_S, from, to);
	if (which == OFFICE && (kind < 5 || kind == CALENDAR_MAKEUP_DAY))
		sum = overlap(s + MORNING, s + NOON, from, to) +
		    overlap(s + AFTERNOON, s + EVENING, from, to);
	if (which == ODD && kind == 2)
		sum = overlap(s, s + 1, from, to) +
		    overlap(s + 7 * H, s + 9 * H, from, to);
	if (which == ODD && kind == 5)
		sum = overlap(s + 22 * H, s + 24 * H, from, to);
	if (which == ODD && kind == CALENDAR_HOLIDAY_DAY)
		sum = overlap(s + 10 * H, s + 10 * H + 17, from, to);
	return sum;
}

/* The kinds of all days, looked up once: the walk is slow enough. */
static int kinds[366 + 365 + 365];

static int64_t
oracle_count(enum which which, int64_t first_day, int64_t from, int64_t to)
{
	int64_t sum = 0, day;
	int64_t last = date_day_of(to);

	for (day = date_day_of(from); day <= last; day++) {
		if (day - first_day < (int64_t)(sizeof(kinds) /
		    sizeof(kinds[0])))
			sum += oracle_day(which, day, kinds[day - first_day],
			    from, to);
	}
	return sum;
}

static uint64_t seed = 20251001;

static int64_t
random_below(int64_t n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (int64_t)(seed % (uint64_t)n);
}

struct tally {
	int count, back, add, opening, two, late, parts;
};

/* Whatever is added, or taken, is what is counted; and no less would do. */
static void
try_add(const struct calendar *c, enum which k, int64_t from, int64_t to,
    int64_t n, struct tally *t)
{
	struct err e = ERR_INIT;
	int64_t at, close, next, first, again, sum;

	if (n == 0)
		return;
	if (calendar_add(c, k, from, n, &at, &e) < 0 ||
	    calendar_count(c, k, from, at, &sum, &e) < 0 || sum != n ||
	    calendar_count(c, k, from, at - 1, &sum, &e) < 0 || sum != n - 1)
		t->add++;
	if (calendar_add(c, k, to, -n, &first, &e) < 0 ||
	    calendar_count(c, k, first, to, &sum, &e) < 0 || sum != n ||
	    calendar_count(c, k, first + 1, to, &sum, &e) < 0 || sum != n - 1)
		t->back++;
	if (calendar_last_closing(c, k, to, &close, &e) < 0 || close != at)
		t->late++;
	if (calendar_next_opening(c, k, from, &next, &e) < 0 || next != first)
		t->opening++;
	sum = random_below(n + 1);
	if (calendar_add(c, k, from, sum, &again, &e) < 0 ||
	    calendar_add(c, k, again, n - sum, &again, &e) < 0 || again != at)
		t->two++;
}

static void
try_parts(const struct calendar *c, enum which k, int64_t from, int64_t to,
    int64_t want, struct tally *t)
{
	struct calendar_part p = { .to_at = from };
	struct err e = ERR_INIT;
	int64_t sum = 0;

	while (p.to_at < to) {
		if (calendar_next_part(c, k, p.to_at, to, &p, &e) < 0)
			break;
		sum += p.seconds;
	}
	t->parts += p.to_at != to || sum != want;
}

static void
try_random(const struct calendar *c)
{
	struct tally t = { 0, 0, 0, 0, 0, 0, 0 };
	int64_t first = workcal_at("2024-01-01"), end = workcal_at("2027-01-01");
	int64_t first_day = date_day_of(first), from, to, got, want;
	struct err e = ERR_INIT;
	enum which k;
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		kinds[i] = oracle_kind(first_day + (int64_t)i);
	for (i = 0; i < RANDOM_INTERVALS; i++) {
		k = (enum which)(i % 4);
		from = first + random_below(end - first + 1);
		to = first + random_below(end - first + 1);
		if (i % 3 != 0 && from + 30 * DATE_DAY_S < end)
			to = from + random_below(30 * DATE_DAY_S);
		if (to < from) {
			got = from;
			from = to;
			to = got;
		}
		want = oracle_count(k, first_day, from, to);
		if (calendar_count(c, k, from, to, &got, &e) < 0 ||
		    got != want)
			t.count++;
		try_add(c, k, from, to, want, &t);
		if (i % 16 < 4)
			try_parts(c, k, from, to, want, &t);
	}
	OK_INT(t.count, 0, "counted as by the day-by-day oracle");
	OK_INT(t.add, 0, "added: the earliest instant by which it passed");
	OK_INT(t.back, 0, "taken: the latest instant from which it passes");
	OK_INT(t.late, 0, "what was added ends at the last closing");
	OK_INT(t.opening, 0, "what was taken begins at the next opening");
	OK_INT(t.two, 0, "adding in two parts is adding the sum");
	OK_INT(t.parts, 0, "parts follow each other and add up");
}

int
main(void)
{
	struct calendar *c = workcal_make();

	try_random(c);
	calendar_free(c);
	return DONE();
}
