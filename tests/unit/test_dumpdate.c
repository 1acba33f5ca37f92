#include <string.h>

#include "tap.h"
#include "time/date.h"
#include "time/dumpdate.h"

static const struct {
	const char *text, *want;	/* want NULL: no date */
} rows[] = {
	{ "2025-11-17 12:00:00", "2025-11-17T12:00:00" },
	{ "2025/11/17 12:00", "2025-11-17T12:00:00" },
	{ "2025/1/7 9:05", "2025-01-07T09:05:00" },
	{ "2025.11.17", "2025-11-17T00:00:00" },
	{ "2025.1.7 9:05:06", "2025-01-07T09:05:06" },
	{ "2025年11月17日12时05分", "2025-11-17T12:05:00" },
	{ "2025年11月17日 12时05分30秒", "2025-11-17T12:05:30" },
	{ "2025年1月7日9点", "2025-01-07T09:00:00" },
	{ "2025年11月17号", "2025-11-17T00:00:00" },
	{ "2025年11月17日12:05", "2025-11-17T12:05:00" },
	{ "2025年11月17日 星期一 下午3:05", "2025-11-17T15:05:00" },
	{ "20251117120500", "2025-11-17T12:05:00" },
	{ "202511171205", "2025-11-17T12:05:00" },
	{ "20251117", "2025-11-17T00:00:00" },
	{ "20251117 12:05", "2025-11-17T12:05:00" },
	{ "2025-11-17 下午 3:05", "2025-11-17T15:05:00" },
	{ "2025-11-17 下午 15:05", "2025-11-17T15:05:00" },
	{ "2025-11-17 下午 12:05", "2025-11-17T12:05:00" },
	{ "2025-11-17 上午 12:05", "2025-11-17T00:05:00" },
	{ "2025-11-17 上午9:05", "2025-11-17T09:05:00" },
	{ "2025-11-17 凌晨1:00", "2025-11-17T01:00:00" },
	{ "2025/11/17 3:05:06 PM", "2025-11-17T15:05:06" },
	{ "2025-11-17 星期一 12:00", "2025-11-17T12:00:00" },
	{ "2025-11-17（周一）12:00", "2025-11-17T12:00:00" },
	{ "2025-11-17T04:00:00Z", "2025-11-17T12:00:00" },
	{ "2025-11-17T04:00:00.000Z", "2025-11-17T12:00:00" },
	{ "2025-11-17T12:00:00+08:00", "2025-11-17T12:00:00" },
	{ "2025-11-17T12:00:00+0800", "2025-11-17T12:00:00" },
	{ "2025-11-16T23:00:00-05:00", "2025-11-17T12:00:00" },
	{ "2025-11-17 12:00:00.0", "2025-11-17T12:00:00" },
	{ "２０２５－１１－１７　１２：００", "2025-11-17T12:00:00" },
	{ "　2025-11-17 \t12:00\r\n", "2025-11-17T12:00:00" },
	{ "45978.5", "2025-11-17T12:00:00" },
	{ "45978", "2025-11-17T00:00:00" },
	{ "45978.000694444", "2025-11-17T00:01:00" },
	{ "45978.9999999999999999999999", "2025-11-18T00:00:00" },
	{ "20000", "1954-10-03T00:00:00" },
	{ "80000.25", "2119-01-11T06:00:00" },
	{ "2024-02-29", "2024-02-29T00:00:00" },
	{ "2026-02-30", NULL }, { "2025-02-29", NULL },
	{ "2025-13-01", NULL }, { "2025-11-17 24:00", NULL },
	{ "2025-11-17 12:60", NULL }, { "2025-11-17 12:00:60", NULL },
	{ "2025-11-17 上午 13:00", NULL }, { "20251332", NULL },
	{ "19999", NULL }, { "80001", NULL }, { "45978.", NULL },
	{ "45978.5.5", NULL }, { "4.5978E+04", NULL }, { "######", NULL },
	{ "", NULL }, { " ", NULL }, { "　", NULL }, { "昨天", NULL },
	{ "2025", NULL }, { "2025-11", NULL }, { "2025-11/17", NULL },
	{ "25-11-17", NULL }, { "2025年11月17", NULL },
	{ "2025-11-1712:00", NULL }, { "2025-11-17 12", NULL },
	{ "2025-11-17 12:0", NULL }, { "2025-11-17 12:00 x", NULL },
	{ "2025-11-17 12:00:00.", NULL }, { "2025-11-17Z", NULL },
	{ "13800138000", NULL }, { "67730012", NULL },
	{ "261122100315000317", NULL }, { "张三", NULL }, { "\xff", NULL },
	{ "2025-11-17 2025-11-17 2025-11-17 2025-11-17 2025-11-17 "
	    "2025-11-17", NULL },
	{ "1899-12-31", NULL }, { "2200-01-01", NULL },
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
		OK_INT(dumpdate_parse(rows[i].text, strlen(rows[i].text),
		    &at, &e) == 0, rows[i].want != NULL, rows[i].text);
		OK_INT(at, want, "its instant, or untouched");
	}
}

static void
try_reasons(void)
{
	struct err e = ERR_INIT;
	int64_t at;

	OK_INT(dumpdate_parse("2026/2/30 下午 3:05", 21, &at, &e),
	    DUMPDATE_NO_SUCH, "one that there is not");
	OK_TEXT(e.text, "no such date '2026/2/30 下午 3:05'",
	    "a date that is none is named");
	OK_INT(dumpdate_parse("张三13800138000", 17, &at, &e), DUMPDATE_NONE,
	    "none at all");
	OK_TEXT(e.text, "not a date", "a person's text never is");
	dumpdate_parse("67730012", 8, &at, &e);
	OK_TEXT(e.text, "not a date", "nor a telephone number");
	OK_INT(dumpdate_parse("2025-11-1799", 10, &at, &e), 0,
	    "the length counts");
}

static const struct {
	enum dumpdate_order order;
	const char *text, *want;
} western[] = {
	{ DUMPDATE_MDY, "12/31/2018 11:55:30 PM",
	  "2018-12-31T23:55:30+08:00" },
	{ DUMPDATE_MDY, "02/17/2020 12:19:00 PM",
	  "2020-02-17T12:19:00+08:00" },
	{ DUMPDATE_MDY, "2/7/2020 12:05 AM", "2020-02-07T00:05:00+08:00" },
	{ DUMPDATE_MDY, "１２／３１／2018", "2018-12-31T00:00:00+08:00" },
	{ DUMPDATE_MDY, "2020-01-01 00:05:00", "2020-01-01T00:05:00+08:00" },
	{ DUMPDATE_MDY, "20200101", "2020-01-01T00:00:00+08:00" },
	{ DUMPDATE_MDY, "31/12/2018", NULL },
	{ DUMPDATE_MDY, "12/31/18", NULL },
	{ DUMPDATE_MDY, "12/31-2018", NULL },
	{ DUMPDATE_MDY, "12", NULL },
	{ DUMPDATE_DMY, "31.12.2018 23:55", "2018-12-31T23:55:00+08:00" },
	{ DUMPDATE_DMY, "12/31/2018", NULL },
	{ DUMPDATE_YMD, "12/31/2018", NULL },
};

static void
try_western(void)
{
	struct err e = ERR_INIT;
	int64_t at, want;
	size_t i;

	for (i = 0; i < sizeof(western) / sizeof(western[0]); i++) {
		at = want = -1;
		if (western[i].want != NULL)
			date_parse_at(western[i].want,
			    strlen(western[i].want), &want, &e);
		OK_INT(dumpdate_parse_order(western[i].text,
		    strlen(western[i].text), western[i].order, &at, &e) == 0,
		    western[i].want != NULL, western[i].text);
		OK_INT(at, want, "its instant, or untouched");
	}
}

static const struct {
	const char *picture, *text, *want;
} numbers[] = {
	{ "yyyymmdd", "20171221962760", "2017-12-21T00:00:00+08:00" },
	{ "yymmddhhmmss", "250912101108115409",
	  "2025-09-12T10:11:08+08:00" },
	{ "yyyymmddhhmmss", "20250912101108", "2025-09-12T10:11:08+08:00" },
	{ "yymmdd", "250912", "2025-09-12T00:00:00+08:00" },
	{ "yyyymmdd", "20171321", NULL },
	{ "yyyymmdd", "2017122", NULL },
	{ "yyyymmdd", "", NULL },
	{ "yyyymmdd", "201712東1", NULL },
	{ "yymmddhhmmss", "250912251108115409", NULL },
};

static void
try_numbers(void)
{
	struct err e = ERR_INIT;
	int64_t at, want;
	size_t i;

	for (i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		at = want = -1;
		if (numbers[i].want != NULL)
			date_parse_at(numbers[i].want,
			    strlen(numbers[i].want), &want, &e);
		dumpdate_in_number(numbers[i].text, strlen(numbers[i].text),
		    numbers[i].picture, &at);
		OK_INT(at, want, numbers[i].text);
	}
}

int
main(void)
{
	try_rows();
	try_western();
	try_numbers();
	try_reasons();
	return DONE();
}
