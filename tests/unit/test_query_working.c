/* Queries in working time. */
#include <stdlib.h>
#include <string.h>

#include "query/query.h"
#include "tap.h"
#include "time/date.h"

static int64_t
at_of(const char *s)
{
	struct err e = ERR_INIT;
	int64_t at = 0;

	OK(date_parse_at(s, strlen(s), &at, &e) == 0, s);
	return at;
}

/* What lies so many working hours away, with an office that is open on
 * weekdays from 09:00 to 17:00; now is Friday, 2026-11-20, 15:00. */
static const struct {
	const char *query;
	const char *due;	/* received_at, here */
	int want;
} worked[] = {
	{ "received<+2wh", "2026-11-20T16:59:59+08:00", 1 },
	{ "received<+2wh", "2026-11-20T17:00:00+08:00", 0 },
	{ "received<=+2wh", "2026-11-20T17:00:00+08:00", 1 },
	{ "received<=+2wh", "2026-11-22T12:00:00+08:00", 1 },
	{ "received<=+2wh", "2026-11-23T09:00:00+08:00", 1 },
	{ "received<=+2wh", "2026-11-23T09:00:01+08:00", 0 },
	{ "received>+2wh", "2026-11-23T09:00:01+08:00", 1 },
	{ "received>+2wh", "2026-11-22T12:00:00+08:00", 0 },
	{ "received<+2wd", "2026-11-24T14:59:59+08:00", 1 },
	{ "received<+2wd", "2026-11-24T15:00:00+08:00", 0 },
	{ "received>=-1wd", "2026-11-19T15:00:00+08:00", 1 },
	{ "received>=-1wd", "2026-11-19T14:59:59+08:00", 0 },
	{ "received>=-6wh", "2026-11-19T18:00:00+08:00", 1 },
	{ "received>=-6wh", "2026-11-19T16:59:59+08:00", 0 },
	{ "received:-1wd..+1wd", "2026-11-20T03:00:00+08:00", 1 },
	{ "not:received<+2wd", "2026-11-24T15:00:00+08:00", 1 },
};

static struct calendar *
make_calendar(void)
{
	struct calendar *c = calendar_new(2026, 2026);
	struct calendar_hours h;
	int i;

	memset(&h, 0, sizeof(h));
	for (i = CALENDAR_MONDAY; i < CALENDAR_MONDAY + 5; i++) {
		h.day[i].at[0].from_s = 9 * 3600;
		h.day[i].at[0].to_s = 17 * 3600;
		h.day[i].n = 1;
	}
	h.workday_s = 8 * 3600;
	calendar_set_hours(c, 1, &h);
	calendar_ready(c);
	return c;
}

static void
try_working_time(void)
{
	struct words *w = words_new();
	struct calendar *c = make_calendar();
	struct query_context context = { at_of("2026-11-20T15:00:00+08:00"),
	    w, c, 1, NULL, 0 };
	struct err e = ERR_INIT;
	struct query *q;
	struct record r;
	char far[] = "due<+900wd", *arg;
	size_t i;

	for (i = 0; i < sizeof(worked) / sizeof(worked[0]); i++) {
		arg = strdup(worked[i].query);
		record_init(&r);
		r.m[M_RECEIVED_AT] = at_of(worked[i].due);
		q = query_parse_in(&arg, 1, &context, &e);
		OK(q != NULL && query_matches(q, &r, NULL, w) ==
		    worked[i].want, worked[i].query);
		query_free(q);
		free(arg);
	}
	arg = far;
	OK(query_parse_in(&arg, 1, &context, &e) == NULL, "out of its years");
	OK_TEXT(e.text, "query term 'due<+900wd': the calendar has no year "
	    "2027, only 2026 to 2026", "the year is named");
	calendar_free(c);
	words_free(w);
}

int
main(void)
{
	try_working_time();
	return DONE();
}
