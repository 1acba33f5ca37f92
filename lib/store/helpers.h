#ifndef STORE_HELPERS_H
#define STORE_HELPERS_H

#include <stdint.h>

#include "base/err.h"
#include "data/record.h"
#include "life/event.h"
#include "store/db.h"

/*
 * Who was called to help (吹哨), derived from the journal: one row for each
 * unit and call, with its clocks, when it arrived and concluded, and the
 * score that the street gave it.
 */
struct helper {
	int64_t seq;			/* of the event that called it */
	int64_t key;			/* the case's row */
	int64_t unit;			/* word */
	int64_t at;			/* called */
	int64_t due_arrive, due_report;	/* NUM_NONE: no such clock */
	int64_t arrived_at, concluded_at;	/* NUM_NONE: not yet */
	int64_t score;			/* 0 to 100; NUM_NONE */
};

/* Those of a case, as they were called. fn returns 0 to go on. */
typedef int (*helpers_fn)(void *arg, const struct helper *h);
int helpers_of_case(struct db *db, int64_t key, helpers_fn fn, void *arg,
    struct err *e);

/* Of derive.h alone: what an event changes. */
int helpers_derive(struct db *db, const struct event *ev,
    const struct record *after, struct err *e);

#endif
