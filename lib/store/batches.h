#ifndef STORE_BATCHES_H
#define STORE_BATCHES_H

#include <stdint.h>

#include "base/err.h"
#include "store/db.h"

/* What the imports have covered. */
struct coverage {
	int64_t first_import_at;	/* NUM_NONE: none yet */
	int64_t exported_at;		/* the latest export time known */
	int64_t latest_at;		/* the latest 来电时间 in any dump */
};

int batches_coverage(struct db *db, struct coverage *c, struct err *e);
/* When the platform said what this batch brought: its export, else its
 * import; NUM_NONE where there is no such batch. */
int batches_said_at(struct db *db, int64_t seq, int64_t *at, struct err *e);

/* Whether the platform has told cases of this source (a word) by numbers: 1,
 * 0, -1. What is a digest of a layout without them is none. */
int batches_has_numbers(struct db *db, int64_t source, struct err *e);

/* A dump that was taken in, and what came of it. */
struct batch {
	int64_t seq;			/* of its event: its name */
	int64_t rec, exported_at;
	int64_t source, actor;		/* words; NUM_NONE */
	char file[256];			/* as much of the name as fits */
	int64_t fresh, changed;		/* cases made, events that alter one */
};

/* All of them, in order; *list is yours to free. How many, or -1. In a read
 * transaction. */
int64_t batches_list(struct db *db, struct batch **list, struct err *e);

/* The rows of the cases that a batch made or altered, each once, in the order
 * of its events; yours to free. How many (0: no such batch too), or -1. */
int64_t batches_cases(struct db *db, int64_t seq, int64_t **keys,
    struct err *e);

#endif
