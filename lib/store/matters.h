#ifndef STORE_MATTERS_H
#define STORE_MATTERS_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "life/event.h"
#include "life/matter.h"
#include "store/db.h"

/*
 * Matters beyond the office's power, from their events. Which events these
 * are, which cases they are about and what was promised until when is
 * derived; what was said stands in the private rows.
 */

/* The number for a matter that is opened on this day; in a transaction. */
int matters_next(struct db *db, int64_t day, int64_t *no, struct err *e);

/* By its number into the empty m: 1, 0, -1. */
int matters_get(struct db *db, int64_t no, struct matter *m, struct err *e);

/*
 * In a transaction: one more act. ev->at, its actor and fields are the
 * caller's. Refused as matter_fold refuses it.
 */
int matters_append(struct db *db, struct event *ev, struct matter *m,
    struct err *e);

/* Their numbers, ascending, all or the open ones; opened at this instant
 * where at is not NUM_NONE. Yours to free(). */
int matters_list(struct db *db, int only_open, int64_t at, int64_t **nos,
    size_t *n, struct err *e);

/* What was promised and is not settled, due up to until_at, the latest
 * first. Yours to free(). */
struct matters_due {
	int64_t no, item;	/* item 0: the review of a closed matter */
	int64_t due_at;
	int64_t party;		/* word */
	int is_closed;		/* the matter */
};
int matters_due(struct db *db, int64_t until_at, struct matters_due **rows,
    size_t *n, struct err *e);
/* The rows of the cases that it is about, ascending. Yours to free(). */
int matters_cases(struct db *db, int64_t no, int64_t **keys, size_t *n,
    struct err *e);

/*
 * Each case of each matter, those of a matter together. It ended when it was
 * closed and, where it was to be looked at again, when that was due;
 * NUM_NONE: it runs.
 */
struct matters_file {
	int64_t no, key, opened_at, ended_at;
};
typedef int (*matters_file_fn)(void *arg, const struct matters_file *m);
int matters_files(struct db *db, matters_file_fn fn, void *arg,
    struct err *e);

/* Of store/derive: the derived rows of one act. */
int matters_derive(struct db *db, const struct event *ev, struct err *e);

#endif
