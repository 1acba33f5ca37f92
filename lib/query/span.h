#ifndef QUERY_SPAN_H
#define QUERY_SPAN_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "time/calendar.h"

/*
 * Numbers and instants that a value means: from min to max, both included;
 * none where min > max. An unknown number (NUM_NONE) lies in no span.
 */
struct span {
	int64_t min, max;
};

#define SPAN_MIN (INT64_MIN + 1)
#define SPAN_MAX INT64_MAX

/* From what text a span is read. */
enum span_kind { SPAN_NUMBER, SPAN_TIME, SPAN_REF };

/* What "+2d" and "+2wd" are seen from. */
struct span_clock {
	int64_t at;
	const struct calendar *calendar;	/* NULL: no working time */
	int which;			/* its hours */
};

/*
 * One value: a number "3"; a time "2026-11-01" (the whole day), "2026-11"
 * (the whole month), "2026-11-01T10:03" (the minute), a time with seconds,
 * "now", "today", "yesterday", "tomorrow", "+2d", "-3h"; "+2wd" and "-4wh",
 * all instants to which there is just so much working time; a reference
 * "p_0123456789abcdef". "A..B" is from the start of A to the end of B, and
 * either may be absent.
 */
int span_parse(struct span *s, enum span_kind kind, const char *text,
    size_t len, const struct span_clock *now, struct err *e);

/* Turn a value into what is less, up to it, from it, or more. */
void span_less(struct span *s);
void span_upto(struct span *s);
void span_from(struct span *s);
void span_more(struct span *s);

int span_has(const struct span *s, int64_t n);

#endif
