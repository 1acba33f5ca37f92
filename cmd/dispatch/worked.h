#ifndef WORKED_H
#define WORKED_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "time/calendar.h"

/*
 * Append what of the time from from_at to to_at was working time, by the
 * office's hours: the days that count, those that are skipped and why, as in
 * "2025-10-01..2025-10-08 skipped (国庆节); 2025-10-09 counted 7h30m". -1 where
 * the calendar lacks a year.
 */
int worked_put(struct buf *b, const struct calendar *c, int64_t from_at,
    int64_t to_at, struct err *e);

#endif
