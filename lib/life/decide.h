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

/* Whether output would print the word as it is: it names no person, number or
 * door, so it may stand in the journal. */
int decide_is_plain(const struct words *w, int64_t word);

#endif
