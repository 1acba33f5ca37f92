#ifndef EXPLAINWHY_H
#define EXPLAINWHY_H

#include <stdint.h>

#include "base/buf.h"
#include "ctx.h"
#include "data/record.h"
#include "dueclock.h"
#include "life/event.h"
#include "time/limit.h"

/* Why a clock stands where it does: of due --explain alone. */

/* The event that set a clock to what it says now. */
struct setter {
	int64_t seq, at, rec;
	enum event_kind kind;
	int64_t due_at;
	int64_t solve_at;	/* the solve clock after that event */
	int64_t level;		/* the level after it */
	struct limit printed;	/* it printed a limit of working time */
};

struct explain {
	struct ctx *ctx;
	struct record r;
	int64_t start_at;	/* of the clocks */
	int64_t start_day;	/* the office's */
	struct setter set[DUECLOCK_COUNT];
	int64_t solve_at, level;	/* while the events are read */
};

/* When the clock began; NUM_NONE where that is unknown. */
int64_t explain_begin(const struct explain *x, enum dueclock k);
/* When this limit ends that began then; NUM_NONE without a calendar for it. */
int64_t explain_end(const struct explain *x, int64_t begin,
    const struct limit *l);
/* By a policy; NUM_NONE where none decides: promises, extensions. */
int64_t explain_due_by(const struct explain *x, enum dueclock k,
    const struct policy *p);
/* The limit of working time that the clock has; NULL where it has none. */
const struct limit *explain_working(const struct explain *x, enum dueclock k,
    const struct policy *then);
/* "level", "printed", "threat", "share", "promise" …; then is the policy that
 * was in force when the clock was set. */
const char *explain_source(const struct explain *x, enum dueclock k,
    const struct policy *then);
/* The same in words. */
void explain_put_why(struct buf *b, const struct explain *x, enum dueclock k,
    const char *source);

#endif
