/* Instants in their most usual form, against the parser of all forms. */
#include <stdio.h>
#include <string.h>

#include "tap.h"
#include "time/date.h"
#include "time/dumpdate.h"
#include "time/stamp.h"

static const struct {
	const char *text, *want;	/* want NULL: none */
} rows[] = {
	{ "2025-11-17 12:05:30", "2025-11-17T12:05:30" },
	{ "1900-01-01 00:00:00", "1900-01-01T00:00:00" },
	{ "2199-12-31 23:59:59", "2199-12-31T23:59:59" },
	{ "2024-02-29 00:00:00", "2024-02-29T00:00:00" },
	{ "2025-02-29 00:00:00", NULL }, { "1899-12-31 23:59:59", NULL },
	{ "2200-01-01 00:00:00", NULL }, { "0000-00-00 00:00:00", NULL },
	{ "2025-13-01 00:00:00", NULL }, { "2025-11-17 24:00:00", NULL },
	{ "2025-11-17 12:60:00", NULL }, { "2025-11-17 12:00:60", NULL },
	{ "2025/11/17 12:00:00", NULL }, { "2025-11-17T12:00:00", NULL },
	{ "2025-11-17  2:00:00", NULL }, { "2025-1-017 12:00:00", NULL },
	{ "2025-11-17 下午3:0", NULL }, { "２０２５-1-1 2", NULL },
	{ "20251117120500 0000", NULL }, { "                   ", NULL },
};

static void
try_rows(void)
{
	struct err e = ERR_INIT;
	int64_t at, want;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		at = want = -1;
		if (rows[i].want != NULL)
			date_parse_at(rows[i].want, strlen(rows[i].want),
			    &want, &e);
		OK_INT(stamp_parse(rows[i].text, &at),
		    rows[i].want != NULL ? 0 : -1, rows[i].text);
		OK_INT(at, want, "its instant, or untouched");
	}
}

/* A blank before it is none of the date, but not of its usual form either:
 * the two must agree, and where the form is right they must be read. */
static int
differs(const char s[STAMP_LEN])
{
	struct err e = ERR_INIT, e_general = ERR_INIT;
	char longer[1 + STAMP_LEN] = " ";
	int64_t at = -1, general = -1, stamp = -1;
	int rc, rc_general;

	memcpy(longer + 1, s, STAMP_LEN);
	rc = dumpdate_parse(s, STAMP_LEN, &at, &e);
	rc_general = dumpdate_parse(longer, sizeof(longer), &general,
	    &e_general);
	if (rc != rc_general || at != general || e.code != e_general.code)
		return 1;
	return stamp_parse(s, &stamp) == 0 && stamp != general;
}

/* Every byte at each place. */
static void
try_bytes(void)
{
	char s[STAMP_LEN + 1];
	int wrong = 0, at, byte;

	for (at = 0; at < STAMP_LEN; at++) {
		for (byte = 0; byte < 256; byte++) {
			memcpy(s, "2012-10-11 12:11:10", sizeof(s));
			s[at] = (char)byte;
			wrong += differs(s);
		}
	}
	OK_INT(wrong, 0, "whatever stands at one place");
}

/* And every two bytes beside each other: no carry hides what is wrong. */
static void
try_pairs(void)
{
	char s[STAMP_LEN + 1];
	int wrong = 0, at, bytes;
	int64_t found;

	for (at = 0; at < STAMP_LEN - 1; at++) {
		for (bytes = 0; bytes < 65536; bytes++) {
			memcpy(s, "2012-10-11 12:11:10", sizeof(s));
			s[at] = (char)(bytes >> 8);
			s[at + 1] = (char)(bytes & 255);
			if (stamp_parse(s, &found) == 0)
				wrong += differs(s);
			else
				wrong += strspn(s, "0123456789-: ") ==
				    STAMP_LEN && differs(s);
		}
	}
	OK_INT(wrong, 0, "nor at two");
}

static void
try_days(void)
{
	static const char *const days[] = { "00", "01", "28", "29", "30",
		"31", "32", "99" };
	char s[80];	/* for any ints, as far as gcc knows */
	int wrong = 0, year, month;
	size_t i;

	for (year = 1895; year < 2205; year++) {
		for (month = 0; month < 14; month++) {
			for (i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
				snprintf(s, sizeof(s), "%04d-%02d-%s %02d:%02d:"
				    "%02d", year, month, days[i], year % 25,
				    month * 5, year % 61);
				wrong += differs(s);
			}
		}
	}
	OK_INT(wrong, 0, "the days of all years, and those that are none");
}

int
main(void)
{
	try_rows();
	try_bytes();
	try_pairs();
	try_days();
	return DONE();
}
