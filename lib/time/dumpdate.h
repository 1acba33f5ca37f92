#ifndef TIME_DUMPDATE_H
#define TIME_DUMPDATE_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/*
 * The dates people's exports really hold (domain.md 2.2), all as Beijing
 * time unless they name an offset:
 *
 *	2025-11-17 12:00:00	2025/11/17 12:00	2025.11.17
 *	2025年11月17日12时05分	20251117120500		20251117
 *	2025-11-17 下午 3:05	2025-11-17 星期一 12:00	2025-11-17T04:00:00Z
 *	45978.5 (an Excel serial of the 1900 system, 20000..80000)
 *
 * One or two digits for month, day and hour. 0 and *at; else below 0, with
 * the reason: DUMPDATE_NONE, it is no date, and nothing of it stands in the
 * reason; DUMPDATE_NO_SUCH, it is one that there is not, and stands there
 * ("no such date '2026-02-30'").
 */
#define DUMPDATE_NONE (-1)
#define DUMPDATE_NO_SUCH (-2)
int dumpdate_parse(const char *s, size_t len, int64_t *at, struct err *e);

/*
 * The same where dates whose year does not stand first are written with the
 * month (DUMPDATE_MDY: 11/17/2025 12:05:00 PM) or the day first
 * (DUMPDATE_DMY: 17.11.2025). Dates with the year first are taken as well.
 */
enum dumpdate_order { DUMPDATE_YMD, DUMPDATE_MDY, DUMPDATE_DMY };
int dumpdate_parse_order(const char *s, size_t len,
    enum dumpdate_order order, int64_t *at, struct err *e);

/*
 * The date, or date and time, that a number begins with: picture is
 * "yyyymmdd", "yymmdd" or one of them with "hhmmss" behind. 0 and *at; -1
 * where it begins with none.
 */
int dumpdate_in_number(const char *s, size_t len, const char *picture,
    int64_t *at);

/* The first year of such a date; older cases no office has on record. */
#define DUMPDATE_FIRST_YEAR 2000

#endif
