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
 * One or two digits for month, day and hour. 0 and *at; -1 with the reason
 * ("no such date '2026-02-30'").
 */
int dumpdate_parse(const char *s, size_t len, int64_t *at, struct err *e);

#endif
