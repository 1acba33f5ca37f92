#ifndef STORE_ERASED_H
#define STORE_ERASED_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "life/event.h"
#include "store/db.h"

/*
 * Private rows that are gone. Whether one is, is read from its absence alone:
 * an event that is committed to a row that is not there has lost it, and its
 * case is erased (FLAG_ERASED). So a database that was restored from a dump
 * without private rows reads as one in which all of them were erased.
 *
 * Where it was erased here an event says so: EV_ERASE lists the rows, and for
 * each that had a caller a number that stands in the reference's place. It
 * is the same for all rows of that caller that the event lists, so that who
 * counted callers counts as before, and it is the seq of the first of them,
 * so that it leads back to nobody. The case is then struck (FLAG_STRUCK).
 *
 * The derived table erased holds both kinds of row.
 */
struct erased_row {
	int64_t key;		/* of the case; 0: of the house */
	int64_t seq;
	int64_t stand_in;	/* 0: it had no caller */
};

/* The form of EF_ERASED, rows of one case side by side: "7:12:12;". */
void erased_put(struct buf *b, const struct erased_row *row);

/* A row that is not there, and no event has said so yet: for rebuilding. */
int erased_note(struct db *db, int64_t seq, struct err *e);

/* Whether there are any at all: 1, 0, -1. */
int erased_any(struct db *db, struct err *e);

/* Whether an event's row is among them, and then its caller and loss: 1, 0,
 * -1. */
int erased_look(struct db *db, struct event *ev, struct err *e);

/* Of store/derive: what EV_ERASE makes of cases and callers. */
int erased_derive(struct db *db, const struct event *ev, struct err *e);

#endif
