#ifndef LIFE_DECIDE_H
#define LIFE_DECIDE_H

#include "base/err.h"
#include "data/record.h"
#include "life/event.h"
#include "life/wish.h"

/*
 * Decisions: (case, wish, policy, now) -> event, pure. Everything that a
 * policy says goes into the event here, so that replay needs no policy. A
 * wish that the policy or the life cycle forbids is ERR_REFUSED with a reason
 * that can be shown to the clerk; one that is incomplete is ERR_USAGE.
 */
/* Build the event of this kind (of a case, not RECEIVE or UPDATE). */
int decide_event(struct event *ev, enum event_kind kind,
    const struct record *r, const struct wish *wish, const struct decide *d,
    struct err *e);

/*
 * A reason stands in the journal for good and is printed as it is: what
 * output would mask belongs in the text beside it, which can be erased. 0, or
 * ERR_REFUSED with what it is the reason of. NUM_NONE: none was given.
 */
int decide_reason(const char *of, const struct words *w, int64_t word,
    struct err *e);
/* The same of all that an event keeps of what somebody wrote freely: reason,
 * clause, evidence, consent, the unit that a promise needs; and of a corrected
 * value, where only what output would mask is refused. Other words are the
 * policy's. */
int decide_kept(const struct event *ev, const struct words *w, struct err *e);

#endif
