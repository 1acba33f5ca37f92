#ifndef LIFE_LIFE_H
#define LIFE_LIFE_H

#include <stdint.h>

#include "base/err.h"
#include "data/record.h"
#include "life/event.h"

/*
 * The life cycle: one pure function (case, event) -> case, or a refusal
 * with its reason (ERR_REFUSED). Live writing and replay both go through it,
 * so what the journal holds can always be folded again.
 *
 * The rules stand in one table (life.c): for each kind of event, the states
 * it may happen in and the state it leads to; js-case(5) prints it. Windows
 * and limits that come from the policy are decided before (life/decide).
 */
int life_apply(struct record *r, const struct event *ev, struct err *e);

/* The refusal alone, for suggest and dry questions: 0 or -1 with e. */
int life_allows(const struct record *r, enum event_kind kind, struct err *e);

/*
 * What the store knows of an event only when it is written: its seq, and
 * the caller's reference from the private row, or that the row is gone: then
 * the case is erased, struck where an event tells so of the row that its
 * caller stood in.
 */
void life_note_event(struct record *r, const struct event *ev);

/*
 * Whether the keyed reference of such an event is that of who called. Of a
 * call by the office it is the number that was dialled in place of his.
 */
int life_tells_caller(enum event_kind kind);

/*
 * Whether the same event may rightly happen to a case twice (a call, a
 * note): then its time tells two of them apart.
 */
int life_repeats(enum event_kind kind);

/*
 * The table, for the manual's test: what kind may happen in this state; the
 * state after it, or -1.
 */
int life_next(enum event_kind kind, enum record_state from);

#endif
