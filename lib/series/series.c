#include "series/series.h"

#include <string.h>

#include "time/date.h"

size_t
series_season(enum series_freq freq)
{
	return freq == SERIES_DAY ? 7 : freq == SERIES_WEEK ? 52 : 12;
}

int
series_freq_find(const char *name, enum series_freq *freq)
{
	static const char *const names[] = { "day", "week", "month" };
	size_t i;

	for (i = 0; i < 3; i++)
		if (strcmp(names[i], name) == 0) {
			*freq = (enum series_freq)i;
			return 0;
		}
	return -1;
}

int64_t
series_day(const struct series *s, size_t i)
{
	struct date d;
	int64_t months;

	if (s->freq == SERIES_DAY)
		return s->first_day + (int64_t)i;
	if (s->freq == SERIES_WEEK)
		return s->first_day + 7 * (int64_t)i;
	d = date_from_day(s->first_day);
	months = d.year * 12 + d.month - 1 + (int64_t)i;
	d.year = (int)(months / 12);
	d.month = (int)(months % 12) + 1;
	d.day = 1;
	return date_to_day(&d);
}

double
series_phase(const struct series *s, size_t i)
{
	int64_t day = series_day(s, i);
	struct date first = { 0, 1, 1 };
	double half = s->freq == SERIES_DAY ? 0.5 :
	    s->freq == SERIES_WEEK ? 3.5 : 15.2;

	first.year = date_from_day(day).year;
	return ((double)(day - date_to_day(&first)) + half) / 365.25;
}

double
series_effect(const struct series *s, size_t i, size_t k)
{
	const struct series_calendar *c = s->calendar;

	return c != NULL && i < c->n && k < c->count ?
	    c->effects[i * SERIES_MAX_EFFECTS + k] : 0;
}
