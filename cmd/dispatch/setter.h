#ifndef SETTER_H
#define SETTER_H

#include <stdint.h>

#include "base/err.h"
#include "base/words.h"
#include "data/record.h"
#include "dueclock.h"
#include "life/event.h"
#include "rule/policy.h"
#include "time/calendar.h"
#include "time/limit.h"

/*
 * The event that set a clock to what it says now, and the case before and
 * after it: enough to make its decision again.
 */
struct setter {
	enum event_kind kind;		/* EV_NONE: nothing set it */
	int64_t seq, at, rec;
	int64_t due_at;			/* as the event says */
	struct record before, after;
	struct limit printed;		/* LIMIT_NONE: no limit was */
	int due_is_printed;		/* the due time itself was */

	/* where the clock began, and with which event: an extension and a
	 * resumption go on from the one before */
	int64_t begin_at;
	enum event_kind begin_kind;
};

struct setters {
	struct setter of[DUECLOCK_OF_CASE];
	struct record r;		/* folded so far */
};

void setter_init(struct setters *s, int64_t key);
/* The next event of the case, in order. */
void setter_note(struct setters *s, const struct event *ev);

/*
 * When the clock would be due by this policy and calendar (NULL: none):
 * decided again as it was then. NUM_NONE where no rule decides, but a person
 * did (an extension, a promise) or the order (its due time was printed); or
 * where the calendar lacks what it takes.
 */
int64_t setter_due_by(const struct setter *s, enum dueclock k,
    const struct policy *p, const struct calendar *c, struct words *w);

/* The limit of working time that the clock has; NULL where it has none. */
const struct limit *setter_working(const struct setter *s, enum dueclock k,
    const struct policy *then);

#endif
