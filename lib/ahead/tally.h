#ifndef AHEAD_TALLY_H
#define AHEAD_TALLY_H

#include <stddef.h>
#include <stdint.h>

#include "ahead/ahead.h"
#include "base/err.h"
#include "store/db.h"

/*
 * What became of the lists that were kept (js-forecast ahead --store), for
 * the monthly sheet, the note below every list, and js-forecast score. An
 * item that stands on several lists counts once, as it was first listed, so
 * nothing in it was known later.
 *
 * These are credits: a task of 未诉先办 is in no rate and no denominator.
 */
struct ahead_outcome {
	int64_t listed;
	int64_t accepted;	/* opened as a task */
	int64_t open, done, not_done, refused;	/* of accepted; the rest was
						 * closed without a word */
	int64_t over, came;	/* not done, and their days are over; of
				 * these, at least the lower bound came */
	int64_t done_over, done_came;	/* the same of those done */
};

/* A large demand that no list foresaw. */
struct ahead_miss {
	int64_t category, community;	/* words */
	int64_t count, usual;	/* in the days asked for; of those before */
};

struct ahead_tally {
	int64_t lists;
	struct ahead_outcome all;
	struct ahead_outcome kind[4];	/* by enum ahead_kind */
	int64_t large, foreseen;	/* large demands; of them listed */
	struct ahead_miss *misses;	/* the largest first */
	size_t nmisses;
};

/*
 * Of the lists made in from_day..to_day (both included; the misses are those
 * of the same days). The cases of a must reach to the day before a->today;
 * what is over is over by then. A demand of a category in a community is
 * large where at least twice the cluster of the season file came, and twice
 * what the eight weeks before would make expect. 0 or -1; release it either
 * way.
 */
int tally_make(struct ahead_tally *t, const struct ahead *a,
    struct db *db, int64_t from_day, int64_t to_day, struct err *e);
void tally_release(struct ahead_tally *t);

#endif
