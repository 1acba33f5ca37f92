#include "rule/calendarhours.h"

#include "base/num.h"
#include "data/readlist.h"
#include "time/calendar.h"
#include "time/date.h"

#define OPENING_LEN 11		/* 09:00-12:00 */

/* "09:00", or "24:00": seconds after midnight, -1 if it is neither. */
static int
second_of_day(const char *s)
{
	int64_t hour, minute;

	if (s[2] != ':' || num_parse(s, 2, &hour) < 0 ||
	    num_parse(s + 3, 2, &minute) < 0 || s[0] == '-' || s[3] == '-' ||
	    minute > 59 || hour * 60 + minute > 24 * 60)
		return -1;
	return (int)(hour * 3600 + minute * 60);
}

static int
parse_opening(struct calendar_opening *o, const struct jx *j)
{
	size_t len = 0;
	const char *s = jx_text(j, &len);

	if (s == NULL || len != OPENING_LEN || s[5] != '-')
		return -1;
	o->from_s = second_of_day(s);
	o->to_s = second_of_day(s + 6);
	return o->from_s < 0 || o->to_s < 0 ? -1 : 0;
}

static void
add_opening(struct reader *r, struct calendar_openings *day,
    const struct jx *j)
{
	struct calendar_opening o;

	if (parse_opening(&o, j) < 0)
		reader_problem(r, "no opening hours such as \"09:00-12:00\"");
	else if (o.from_s >= o.to_s)
		reader_problem(r, "ends before it begins; hours behind "
		    "midnight belong to the next day");
	else if (day->n > 0 && o.from_s < day->at[day->n - 1].to_s)
		reader_problem(r, "overlaps the hours before it, or stands "
		    "behind later ones");
	else if (day->n == CALENDAR_OPENINGS)
		reader_problem(r, "more than %d openings in a day",
		    CALENDAR_OPENINGS);
	else
		day->at[day->n++] = o;
}

static void
read_openings(struct reader *r, const struct jx *j,
    const struct reader_key *k, void *object)
{
	struct calendar_openings *day = reader_member(k, object);
	size_t n = readlist_count(r, j, k), i, mark;

	day->n = 0;
	for (i = 0; i < n; i++) {
		mark = reader_enter_at(r, i);
		add_opening(r, day, jx_at(j, i));
		reader_leave(r, mark);
	}
}

#define DAY(key, which) { .name = key, .read = read_openings, \
	.is_optional = 1, .offset = offsetof(struct calendar_hours, day) + \
	    (which) * sizeof(struct calendar_openings) }

const struct reader_key calendarhours_keys[] = {
	DAY("mon", CALENDAR_MONDAY), DAY("tue", CALENDAR_MONDAY + 1),
	DAY("wed", CALENDAR_MONDAY + 2), DAY("thu", CALENDAR_MONDAY + 3),
	DAY("fri", CALENDAR_MONDAY + 4), DAY("sat", CALENDAR_MONDAY + 5),
	DAY("sun", CALENDAR_SUNDAY),
	{ .name = "makeup", .read = read_openings,
	  .offset = offsetof(struct calendar_hours, day) +
	    CALENDAR_MAKEUP_DAY * sizeof(struct calendar_openings) },
	DAY("holiday", CALENDAR_HOLIDAY_DAY),
	{ .name = "workday", .read = reader_span, .is_optional = 1,
	  .min = 60, .max = DATE_DAY_S,
	  .offset = offsetof(struct calendar_hours, workday_s) },
	READER_NOTE, READER_END
};

/* 0: open on no such day; -1: the days differ in length. */
static int64_t
common_length(const struct calendar_hours *h)
{
	int64_t common = 0, len;
	int i;

	for (i = 0; i <= CALENDAR_MAKEUP_DAY; i++) {
		len = calendar_open_s(&h->day[i]);
		if (len > 0 && common > 0 && len != common)
			return -1;
		if (len > 0)
			common = len;
	}
	return common;
}

/* Where all open days are equally long, that is a working day. */
void
calendarhours_check(struct reader *r, void *object)
{
	struct calendar_hours *h = object;
	int64_t common = common_length(h);
	int i, open_days = 0;

	for (i = 0; i <= CALENDAR_SUNDAY; i++)
		open_days += h->day[i].n > 0;
	if (open_days == 0)
		reader_problem(r, "open on no day of the week");
	else if (common < 0 && h->workday_s == 0)
		reader_problem(r, "its days differ in length: say with "
		    "'workday' how long a working day is");
	else if (h->workday_s == 0)
		h->workday_s = common;
}
