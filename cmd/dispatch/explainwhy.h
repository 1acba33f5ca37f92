#ifndef EXPLAINWHY_H
#define EXPLAINWHY_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "ctx.h"
#include "data/record.h"
#include "dueclock.h"
#include "setter.h"

/* Why a clock stands where it does: of due --explain alone. */

/* A time in which the case was paused; to_at NUM_NONE: it still is. */
struct explain_pause {
	int64_t seq;			/* of the event pause */
	int64_t from_at, to_at;
	int solve_stands;
};

struct explain {
	struct ctx *ctx;
	struct record r;		/* as it is */
	int64_t start_day;		/* the office's */
	struct setters set;
	struct explain_pause *pauses;
	size_t npauses, cap_pauses;
};

/* "level", "printed", "threat", "share", "promise" …; then is the policy that
 * was in force when the clock was set. */
const char *explain_source(const struct explain *x, enum dueclock k);
/* The same in words. */
void explain_put_why(struct buf *b, const struct explain *x, enum dueclock k,
    const char *source, const struct policy *then);

/*
 * Append what of the time from the clock's beginning to its due time counts
 * and what does not: days that are skipped and why, where it is working time
 * (working, by c, which may be NULL otherwise), and times in which it stood
 * and by which event. Nothing where all of it counts. -1 where the calendar
 * lacks a year.
 */
int explain_put_spans(struct buf *b, const struct explain *x,
    enum dueclock k, int working, const struct calendar *c, struct err *e);

#endif
