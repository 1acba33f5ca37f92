#ifndef ABSORB_H
#define ABSORB_H

#include <stdint.h>

#include "arrive.h"
#include "ctx.h"
#include "dump.h"
#include "entry.h"
#include "feed.h"
#include "gauge.h"
#include "later.h"
#include "load.h"
#include "reject.h"
#include "repair.h"
#include "seen.h"

/*
 * An entry into the database: what is new becomes a case, what differs an
 * update, what is known nothing.
 */
/* One run of import, over all its dumps. */
struct import {
	struct ctx *ctx;
	const struct load_wish *wish;
	struct map *map;
	struct reject *rejects;
	struct gauge gauge;
	struct repair repair;	/* of the dump in hand */
	enum emit emit;
	struct buf kept;	/* texts of the event in hand */
	struct buf alarms;	/* to be told when they are durable */

	struct dump dump;	/* the one in hand */
	struct feed *feed;	/* its rows */
	struct arrive arrive;
	struct words *reader_words;	/* of the reading thread */
	int64_t day_at;		/* of receipt, where it has no times */
	int64_t batch;		/* seq of its event; NUM_NONE: not begun */
	const char *file;	/* its base name */
	int in_write;
	int64_t locked_ms;	/* when the lock was taken: now_ticks_ms */
	int is_unsettled;	/* rows were found, nothing committed since */
	size_t nchunks;		/* of the portion in hand, taken already */
	int64_t news_before;	/* fresh and changed, when it began */
	int64_t line;		/* of the row in hand */
	int is_sorted;		/* it is one of a run */
	struct later later;	/* what is to be told of that */
	int64_t rows, fresh, changed, same;
	int64_t repeated;	/* of the same: rows that stand there twice */
	const char *bare;	/* the first dump without numbers whose source
				 * has them; NULL */
	int64_t bares;		/* how many there are */
	int64_t bare_fresh;	/* what such dumps have brought */
	int64_t twins;		/* of the fresh and the same: n2, n3 … */
	struct seen seen;	/* cases of the dump in hand */
	struct linkfind *links;	/* looks for them beside */

	int64_t *printed;	/* --atomic: cases to print at the end */
	size_t nprinted, cap_printed;
};

/* 0; 1 where it has to be given again under the lock; -1. Outside a
 * transaction only what is known passes. */
int absorb_entry(struct import *im, struct chunk *c, struct entry *n,
    struct err *e);
/* Whether the database does not know it as it is: 1, 0, -1. */
int absorb_is_news(struct import *im, const struct chunk *c, struct entry *n,
    struct err *e);
int absorb_reject(struct import *im, const struct chunk *c,
    const struct entry *n, struct err *e);

/* The first change of a dump begins its batch; in a transaction. */
int absorb_begin_batch(struct import *im, struct err *e);

#endif
