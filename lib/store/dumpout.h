#ifndef STORE_DUMPOUT_H
#define STORE_DUMPOUT_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "hash/digest.h"
#include "store/db.h"

/*
 * A database as the lines of a dump (store/dumpline.h): the journal up to
 * its present end and the texts of policies and calendars; with or without
 * the private rows. All other tables follow from these, up to which case the
 * index of callers was made apart, which the end says. What is written is
 * proved first, so that a dump that was ended can be restored.
 *
 * The journal only grows, so that no read is open between two calls: others
 * may write meanwhile, and what they append is no part of the dump.
 */
struct dumpout {
	struct db *db;
	int with_private;
	int64_t seq, last_seq;		/* written up to; to be */
	int64_t callers_upto;
	unsigned char hash[DIGEST_LEN];	/* of the event seq */
	unsigned char head[DIGEST_LEN];	/* of the event last_seq */
	struct digest *sum;		/* of all lines so far */
};

/* Append the head and the texts to b. On failure too dumpout_release. */
int dumpout_begin(struct dumpout *d, struct db *db, int with_private,
    struct buf *b, struct err *e);
/* Append some more, about a mebibyte: 1 there may be more, 0 that was the
 * end, -1. */
int dumpout_next(struct dumpout *d, struct buf *b, struct err *e);
void dumpout_release(struct dumpout *d);

/* Of how many cases a dump says something. */
int dumpout_cases(struct db *db, int64_t *n, struct err *e);

#endif
