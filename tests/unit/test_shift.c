/* Shifts of the week and days away: a table, and a slow oracle. */
#include <stdlib.h>
#include <string.h>

#include "rule/shift.h"
#include "tap.h"
#include "time/date.h"

#define MONDAY_AT (20780 * INT64_C(86400) - DATE_ZONE_S)	/* 2026-11-23 */
#define HOUR_S 3600

static const struct {
	const char *text;
	int n;			/* spans; -1: refused */
	const char *said;	/* a part of the refusal */
} rows[] = {
	{ "", 0, "" },
	{ " ; ；", 0, "" },
	{ "mon 09:00-12:00", 1, "" },
	{ "mon-fri 08:30-17:30; sat 09:00-12:00", 6, "" },
	{ "周一至周五 08:30-17:30；周六、周日 20:00-08:00", 8, "" },
	{ "星期一到星期三　08:00-09:00", 3, "" },
	{ "每天 00:00-24:00", 7, "" },
	{ "daily 22:00-06:00", 8, "" },
	{ "fri-mon 10:00-11:00", 4, "" },
	{ "sat,sun 09:00-10:00", 2, "" },
	{ "mon 09:00-12:00;mon 12:00-13:00", 2, "" },
	{ "mon 09:00-12:00;周一 11:59-13:00", -1, "overlap on mon at 11:59" },
	{ "sun 20:00-08:00;mon 07:00-09:00", -1, "overlap on mon at 07:00" },
	{ "daily 20:00-21:00;sun 20:30-20:40", -1, "overlap on sun at 20:30" },
	{ "mon 09:00-09:00", -1, "is no shift" },
	{ "mon 24:00-09:00", -1, "is no shift" },
	{ "mon 09:60-12:00", -1, "is no shift" },
	{ "mon 9:00-12:00", -1, "is no shift" },
	{ "mon 09:00-25:00", -1, "is no shift" },
	{ "mon 09:00", -1, "is no shift" },
	{ "09:00-12:00", -1, "is no shift" },
	{ "mon- 09:00-12:00", -1, "is no shift" },
	{ "moon 09:00-12:00", -1, "is no shift" },
	{ "mon 09:00-12:00 x", -1, "is no shift" },
	{ "周 ０９:００-１２:００", -1, "is no shift" },
};

static void
try_rows(void)
{
	struct shifts s = { NULL, 0, 0 };
	struct err e;
	size_t i;
	int rc;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		err_reset(&e);
		rc = shift_parse(&s, rows[i].text, strlen(rows[i].text), &e);
		OK_INT(rc == 0 ? (int)s.n : -1, rows[i].n, rows[i].text);
		if (rc < 0)
			OK(strstr(e.text, rows[i].said) != NULL, e.text);
	}
	OK_INT(s.n, 2, "what is refused changes nothing");
	shift_release(&s);
}

/* By the hour, over a week: is it one of these? */
static void
try_cover(void)
{
	struct shifts s = { NULL, 0, 0 };
	struct err e = ERR_INIT;
	int hour, wrong = 0, want;
	const char *text = "mon-fri 08:00-12:00; sat 20:00-08:00; "
	    "sun 22:00-06:00";

	OK(shift_parse(&s, text, strlen(text), &e) == 0, "parsed");
	for (hour = 0; hour < 7 * 24; hour++) {
		want = (hour / 24 < 5 && hour % 24 >= 8 && hour % 24 < 12) ||
		    (hour >= 5 * 24 + 20 && hour < 6 * 24 + 8) ||
		    hour >= 6 * 24 + 22 || hour < 6;
		wrong += shift_cover(&s, MONDAY_AT + hour * HOUR_S) != want;
		wrong += shift_cover(&s, MONDAY_AT + hour * HOUR_S +
		    HOUR_S - 1) != want;
	}
	OK_INT(wrong, 0, "each hour of a week");
	shift_release(&s);
	OK(shift_cover(&s, MONDAY_AT), "no shifts: at any time");
}

/* Any day and any two hours of it: the span covers just that. */
static void
try_all(void)
{
	static const char *const days[] = { "mon", "tue", "周三", "thu",
		"星期五", "sat", "周日" };
	int day, from, to, hour, length, wrong = 0;
	struct shifts s = { NULL, 0, 0 };
	struct err e = ERR_INIT;
	char text[64];

	for (day = 0; day < 7; day++) {
		for (from = 0; from < 24; from++) {
			to = (from * 7 + day * 5 + 1) % 24;
			if (to == from)
				continue;
			snprintf(text, sizeof(text), "%s %02d:00-%02d:00",
			    days[day], from, to);
			if (shift_parse(&s, text, strlen(text), &e) < 0)
				wrong++;
			length = (to - from + 24) % 24;
			for (hour = 0; hour < 168; hour++)
				wrong += shift_cover(&s, MONDAY_AT +
				    hour * HOUR_S) != ((hour - day * 24 -
				    from + 168) % 168 < length);
		}
	}
	OK_INT(wrong, 0, "a span covers its hours and no others");
	shift_release(&s);
}

static void
try_leave(void)
{
	struct leaves l = { NULL, 0, 0 };
	struct err e = ERR_INIT;
	const char *text = "2026-11-20..2026-11-25；2026-12-01; "
	    "2026-12-30至2027-01-02";

	OK(shift_parse_leave(&l, text, strlen(text), &e) == 0, "parsed");
	OK_INT(l.n, 3, "three");
	OK(!shift_cover_leave(&l, 20776), "before");
	OK(shift_cover_leave(&l, 20777), "2026-11-20, the first day");
	OK(shift_cover_leave(&l, 20782), "2026-11-25, the last");
	OK(!shift_cover_leave(&l, 20783), "back");
	OK(shift_cover_leave(&l, 20788), "a day alone");
	OK(shift_cover_leave(&l, 20819), "over the year's end");
	OK(shift_parse_leave(&l, "2026-02-30", 10, &e) < 0, "no such day");
	OK(shift_parse_leave(&l, "2026-11-20..", 12, &e) < 0, "no end");
	OK(shift_parse_leave(&l, "2026-11-20..2026-11-19", 22, &e) < 0,
	    "ends before it begins");
	OK(shift_parse_leave(&l, "明天", 6, &e) < 0, "no day at all");
	OK_INT(l.n, 3, "what is refused changes nothing");
	OK(shift_parse_leave(&l, "", 0, &e) == 0 && l.n == 0, "none");
	shift_release_leave(&l);
}

int
main(void)
{
	try_rows();
	try_cover();
	try_all();
	try_leave();
	return DONE();
}
