/*
 * Calendar files. Either a calendar comes out that counts what it adds, or
 * an error with one line per mistake (or none, where it is no JSON).
 */
#include <stdint.h>
#include <stdlib.h>

#include "rule/calendarfile.h"
#include "time/date.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
try_time(const struct calendar *c, int which, int64_t from_at, int64_t n)
{
	struct calendar_part p;
	struct err e = ERR_INIT;
	int64_t at, counted;

	if (calendar_add(c, which, from_at, n, &at, &e) < 0) {
		if (e.code != ERR_DATA)
			abort();
		return;
	}
	if (at < from_at || calendar_count(c, which, from_at, at, &counted,
	    &e) < 0 || counted != n)
		abort();
	if (at > from_at && (calendar_next_part(c, which, from_at, at, &p,
	    &e) < 0 || p.to_at <= from_at || p.to_at > at))
		abort();
}

static void
use(const struct calendarfile *f, const uint8_t *data, size_t size)
{
	struct date first = { calendar_first_year(f->calendar), 1, 1 };
	int64_t from_at = date_day_start(date_to_day(&first));
	size_t i;
	int k;

	if (f->name == NULL || f->version == NULL)
		abort();
	for (k = 0; k < HOURS_COUNT; k++) {
		if (calendar_workday_s(f->calendar, k) <= 0)
			abort();
		for (i = 0; i < size && i < 20; i++)
			try_time(f->calendar, k, from_at + data[i] * 86399,
			    (int64_t)data[size - 1 - i] * 977);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf problems = BUF_INIT;
	struct err e = ERR_INIT;
	struct calendarfile *f;

	f = calendarfile_parse((const char *)data, size, &problems, &e);
	if (f != NULL && (e.code != ERR_NONE || problems.len > 0))
		abort();
	if (f == NULL && e.code != ERR_DATA)
		abort();
	if (f != NULL)
		use(f, data, size);
	calendarfile_free(f);
	buf_release(&problems);
	return 0;
}
