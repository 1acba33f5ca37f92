/* The calendar file: the shipped one, and every mistake at its place. */
#include <stdlib.h>

#include "base/num.h"
#include "rule/calendarfile.h"
#include "tap.h"
#include "time/date.h"

#define H 3600

#define WEEK "\"mon\":[\"09:00-12:00\"],\"fri\":[\"13:00-16:00\"]," \
	"\"makeup\":[\"09:00-12:00\"]"
#define HOLIDAY "/years/0/holidays/0"
#define HOURS "\"hours\":{\"office\":{" WEEK "}}"
#define HEAD "{\"calendar\":1,\"name\":\"历\",\"version\":\"1\","
#define YEAR(year, days) "{\"year\":" year ",\"notice\":\"通知\"," \
	"\"holidays\":[{\"name\":\"元旦\"," days "}]}"
#define OFF "\"off\":[\"01-01\"]"
#define YEARS(years) HEAD HOURS ",\"years\":[" years "]}"
#define OFFICE(hours) HEAD "\"hours\":{\"office\":{" hours "}}," \
	"\"years\":[" YEAR("2026", OFF) "]}"

static const struct {
	const char *name, *text, *want;		/* problems; "" if none */
} cases[] = {
	{ "the least", YEARS(YEAR("2026", OFF)), "" },
	{ "two years, notes", HEAD HOURS ",\"note\":\"注\",\"years\":["
	  YEAR("2025", OFF) "," YEAR("2026", OFF ",\"note\":\"注\"") "]}",
	  "" },
	{ "nothing", "{}",
	  "/calendar: is missing\n/name: is missing\n/version: is missing\n"
	  "/hours: is missing\n/years: is missing\n" },
	{ "a newer format", "{\"calendar\":2,\"name\":\"历\",\"version\":"
	  "\"1\"," HOURS ",\"years\":[" YEAR("2026", OFF) "]}",
	  "/calendar: not the number 1, the version of the format that this "
	  "program reads\n" },
	{ "an unknown key", YEARS(YEAR("2026", OFF ",\"of\":[]")),
	  "/years/0/holidays/0/of: unknown key\n" },
	{ "an unknown kind", HEAD "\"hours\":{\"office\":{" WEEK "},"
	  "\"值班\":{}},\"years\":[" YEAR("2026", OFF) "]}",
	  "/hours/值班: unknown key\n" },
	{ "no year", HEAD HOURS ",\"years\":[]}",
	  "/years: fewer than 1 entries\n" },
	{ "a gap", YEARS(YEAR("2024", OFF) "," YEAR("2026", OFF)),
	  "/years/1: a gap: the year 2025 is missing before 2026\n" },
	{ "years in disorder", YEARS(YEAR("2026", OFF) "," YEAR("2025", OFF)),
	  "/years/1: year 2025 stands behind 2026\n" },
	{ "a year twice", YEARS(YEAR("2026", OFF) "," YEAR("2026", OFF)),
	  "/years/1: year 2026 stands behind 2026\n" },
	{ "a year too far", YEARS(YEAR("3000", OFF)),
	  "/years/0/year: 3000 is not in 1900..2199\n" },
	{ "no such day", YEARS(YEAR("2026", "\"off\":[\"02-29\"]")),
	  "/years/0/holidays/0/off/0: no day of 2026 such as \"10-01\", and "
	  "no range such as \"10-01..10-07\"\n" },
	{ "a leap day", YEARS(YEAR("2024", "\"off\":[\"02-28..03-01\"]")),
	  "" },
	{ "full-width digits", YEARS(YEAR("2026", "\"off\":[\"１0-01\"]")),
	  "/years/0/holidays/0/off/0: no day of 2026 such as \"10-01\", and "
	  "no range such as \"10-01..10-07\"\n" },
	{ "a range backwards", YEARS(YEAR("2026", "\"off\":[\"05-02..05-01\"]")),
	  "/years/0/holidays/0/off/0: ends before it begins\n" },
	{ "no day off", YEARS(YEAR("2026", "\"off\":[]")),
	  "/years/0/holidays/0/off: fewer than 1 entries\n" },
	{ "a day twice", YEARS(YEAR("2026",
	  "\"off\":[\"05-01..05-03\",\"05-03\"]")),
	  "/years/0/holidays/0/off/1: 2026-05-03 stands here twice\n" },
	{ "off and on", YEARS(YEAR("2026",
	  "\"off\":[\"05-02\"],\"work\":[\"05-02\"]")),
	  HOLIDAY "/work" "/0: 2026-05-02 stands here twice\n" },
	{ "a make-up Monday", YEARS(YEAR("2026",
	  "\"off\":[\"05-01\"],\"work\":[\"05-09\",\"05-11\"]")),
	  HOLIDAY "/work" "/1: 2026-05-11 is no Saturday or Sunday\n" },
	{ "no office hours", HEAD "\"hours\":{\"desk\":{" WEEK "}},"
	  "\"years\":[" YEAR("2026", OFF) "]}",
	  "/hours/office: is missing\n" },
	{ "overlapping hours", OFFICE("\"mon\":[\"09:00-12:00\","
	  "\"11:59-13:00\"],\"makeup\":[]"),
	  "/hours/office/mon/1: overlaps the hours before it, or stands "
	  "behind later ones\n" },
	{ "hours in disorder", OFFICE("\"mon\":[\"13:00-14:00\","
	  "\"09:00-10:00\"],\"makeup\":[]"),
	  "/hours/office/mon/1: overlaps the hours before it, or stands "
	  "behind later ones\n" },
	{ "hours that touch", OFFICE("\"mon\":[\"09:00-12:00\","
	  "\"12:00-24:00\"],\"makeup\":[]"), "" },
	{ "hours over midnight", OFFICE("\"mon\":[\"22:00-06:00\"],"
	  "\"makeup\":[]"),
	  "/hours/office/mon/0: ends before it begins; hours behind midnight "
	  "belong to the next day\n" },
	{ "no hours at all", OFFICE("\"makeup\":[\"09:00-12:00\"]"),
	  "/hours/office: open on no day of the week\n" },
	{ "no hours for make-up days", OFFICE("\"mon\":[\"09:00-12:00\"]"),
	  "/hours/office/makeup: is missing\n" },
	{ "what is no time of day", OFFICE("\"mon\":[\"9:00-12:00\",7,"
	  "\"09:00-24:01\",\"-1:00-02:00\",\"09：00-12:00\"],"
	  "\"makeup\":[]"),
	  "/hours/office/mon/0: no opening hours such as \"09:00-12:00\"\n"
	  "/hours/office/mon/1: no opening hours such as \"09:00-12:00\"\n"
	  "/hours/office/mon/2: no opening hours such as \"09:00-12:00\"\n"
	  "/hours/office/mon/3: no opening hours such as \"09:00-12:00\"\n"
	  "/hours/office/mon/4: no opening hours such as \"09:00-12:00\"\n" },
	{ "too many openings", OFFICE("\"mon\":[\"01:00-02:00\","
	  "\"03:00-04:00\",\"05:00-06:00\",\"07:00-08:00\",\"09:00-10:00\","
	  "\"11:00-12:00\",\"13:00-14:00\"],\"makeup\":[]"),
	  "/hours/office/mon/6: more than 6 openings in a day\n" },
	{ "days that differ", OFFICE("\"mon\":[\"09:00-12:00\"],"
	  "\"tue\":[\"09:00-13:00\"],\"makeup\":[]"),
	  "/hours/office: its days differ in length: say with 'workday' how "
	  "long a working day is\n" },
	{ "days that differ, and how long one is", OFFICE(
	  "\"mon\":[\"09:00-12:00\"],\"tue\":[\"09:00-13:00\"],"
	  "\"makeup\":[],\"workday\":\"3h\""), "" },
	{ "a working day of no time", OFFICE("\"mon\":[\"09:00-12:00\"],"
	  "\"makeup\":[],\"workday\":\"0h\""),
	  "/hours/office/workday: '0h' is too short\n" },
	{ "several at once", HEAD "\"hours\":{\"office\":{\"mon\":["
	  "\"10:00-09:00\"]}},\"years\":[" YEAR("2024", "\"off\":[\"13-01\"]")
	  "," YEAR("2026", "\"off\":7") "],\"x\":1}",
	  "/hours/office/mon/0: ends before it begins; hours behind midnight "
	  "belong to the next day\n"
	  "/hours/office/makeup: is missing\n"
	  "/years/0/holidays/0/off/0: no day of 2024 such as \"10-01\", and "
	  "no range such as \"10-01..10-07\"\n"
	  "/years/1/holidays/0/off: not a list\n"
	  "/x: unknown key\n" },
};

static void
try_cases(void)
{
	struct buf problems = BUF_INIT;
	struct calendarfile *f;
	struct err e;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		buf_reset(&problems);
		err_reset(&e);
		f = calendarfile_parse(cases[i].text, strlen(cases[i].text),
		    &problems, &e);
		OK_TEXT(problems.data, cases[i].want, cases[i].name);
		OK((f == NULL) == (cases[i].want[0] != '\0'), "taken or not");
		OK(f != NULL || e.code == ERR_DATA, "unusable");
		calendarfile_free(f);
	}
	OK(calendarfile_parse("[", 1, &problems, &e) == NULL &&
	    e.code == ERR_DATA, "no JSON");
	OK(calendarfile_load("no/such/file", &problems, &e) == NULL,
	    "no file");
	OK(strstr(e.text, "calendar 'no/such/file'") != NULL, "is named");
	buf_release(&problems);
}

static const struct {
	int year, off, makeup, working;
} years[] = {
	{ 2024, 28, 8, 251 }, { 2025, 28, 5, 248 }, { 2026, 33, 6, 248 },
};

/* How many days of each kind the shipped calendar has. */
static void
try_shipped(const struct calendar *c)
{
	struct date national = { 2026, 10, 1 };
	struct err e = ERR_INIT;
	const char *name;
	size_t i;

	for (i = 0; i < sizeof(years) / sizeof(years[0]); i++) {
		struct date first = { years[i].year, 1, 1 };
		struct date next = { years[i].year + 1, 1, 1 };
		int64_t day;
		int off = 0, makeup = 0, working = 0;

		for (day = date_to_day(&first); day < date_to_day(&next);
		    day++) {
			off += calendar_mark_of(c, day, &name) ==
			    CALENDAR_HOLIDAY;
			makeup += calendar_mark_of(c, day, &name) ==
			    CALENDAR_MAKEUP;
			working += calendar_is_workday(c, HOURS_OFFICE, day,
			    &e);
		}
		OK_INT(off, years[i].off, "holidays of a year");
		OK_INT(makeup, years[i].makeup, "make-up workdays");
		OK_INT(working, years[i].working, "days on which one works");
	}
	OK_INT(calendar_first_year(c), 2024, "from");
	OK_INT(calendar_last_year(c), 2026, "to");
	OK_INT(calendar_workday_s(c, HOURS_OFFICE), 7 * H + 1800, "office");
	OK_INT(calendar_workday_s(c, HOURS_SECTION), 7 * H + 1800,
	    "a kind without hours has the office's");
	OK_INT(calendar_workday_s(c, HOURS_DESK), 24 * H, "duty desk");
	OK_INT(calendar_is_workday(c, HOURS_DESK, date_to_day(
	    &national), &e), 1, "the desk is open on 2026-10-01");
	OK_INT(calendar_is_workday(c, HOURS_COMMUNITY, date_to_day(
	    &national), &e), 0, "a community is not");
}

int
main(void)
{
	struct buf problems = BUF_INIT;
	struct err e = ERR_INIT;
	struct calendarfile *f;

	try_cases();
	f = calendarfile_load("lib/rule/calendar-cn.json", &problems, &e);
	OK(f != NULL, e.text);
	OK_TEXT(problems.data, "", "no mistake in the shipped one");
	if (f != NULL)
		try_shipped(f->calendar);
	OK_INT(calendarfile_hours_of(KIND_DESK), HOURS_DESK, "desk");
	OK_INT(calendarfile_hours_of(KIND_SECTION), HOURS_SECTION, "section");
	OK_INT(calendarfile_hours_of(KIND_COMMUNITY), HOURS_COMMUNITY,
	    "community");
	OK_INT(calendarfile_hours_of(KIND_LEADER), HOURS_OFFICE, "leader");
	calendarfile_free(f);
	buf_release(&problems);
	return DONE();
}
