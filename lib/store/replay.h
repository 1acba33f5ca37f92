#ifndef STORE_REPLAY_H
#define STORE_REPLAY_H

#include <stdint.h>

#include "base/err.h"
#include "data/record.h"
#include "store/dbi.h"

/*
 * Fold the journal again, case by case. Events up to and including to_seq;
 * fn gets each case as it then stood, with the seq of the last event folded
 * into it. A case whose events cannot be folded is given to broken (NULL:
 * ends the replay with -1) with the seq of the event and the reason.
 */
struct replay {
	int64_t to_seq;
	int with_private;	/* callers too: reads the private rows */
	int64_t key;		/* this case alone; 0: all */
	int only_changed;	/* cases alone that have events after to_seq */
	int (*fn)(void *arg, const struct record *r);	/* 0 to go on */
	void (*broken)(void *arg, int64_t seq, const char *why);
	void *arg;
};

int replay_cases(struct db *db, const struct replay *p, struct err *e);

/* The columns of an event but its commitment, from the first ones of a SELECT
 * of REPLAY_COLUMNS; texts are borrowed. */
struct journal_columns;
void replay_read_columns(struct journal_columns *c, sqlite3_stmt *st);
/* The event that they are; values borrow from them. */
int replay_event(struct db *db, const struct journal_columns *c,
    int has_private, struct event *ev, struct err *e);
/* Both at once. */
int replay_read_event(struct db *db, sqlite3_stmt *st, struct event *ev,
    struct err *e);
#define REPLAY_COLUMNS "seq, at, rec, clock, kind, cas, rev, actor, body," \
    " commitment IS NOT NULL"
#define REPLAY_NCOLUMNS 10

#endif
