#ifndef RULE_SHIFT_H
#define RULE_SHIFT_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/*
 * When somebody works, as people write it: spans of the week and days away.
 *
 *	mon-fri 08:30-17:30; sat 09:00-12:00	周一至周五 08:30-17:30
 *	sat,sun 20:00-08:00	ends on the next day
 *
 * Items stand between semicolons, full-width ones too. No two spans of one
 * person may overlap.
 */
struct shift {			/* in minutes since Monday 00:00 */
	int from, to;		/* from < to; one over Sunday is two */
};

struct shifts {
	struct shift *list;	/* ascending; none: at any time */
	size_t n, cap;
};

/* 0, or -1 with ERR_DATA and s stays as it was. */
int shift_parse(struct shifts *s, const char *text, size_t len,
    struct err *e);
void shift_release(struct shifts *s);
int shift_cover(const struct shifts *s, int64_t at);

/* Days away: "2026-11-20..2026-11-25; 2026-12-01", both ends included. */
struct leave { int64_t from_day, to_day; };
struct leaves {
	struct leave *list;
	size_t n, cap;
};

int shift_parse_leave(struct leaves *l, const char *text, size_t len,
    struct err *e);
void shift_release_leave(struct leaves *l);
int shift_cover_leave(const struct leaves *l, int64_t day);

#endif
