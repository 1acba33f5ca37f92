#ifndef FEED_H
#define FEED_H

#include "base/err.h"
#include "entry.h"

/*
 * The reading thread: it reads, decodes and checks a dump's rows, a chunk of
 * entries at a time, while the caller is in the database. A fixed number of
 * chunks goes round, so memory does not grow with the dump.
 */
struct feed;

#define FEED_CHUNK 512		/* entries in a chunk */

/* Starts the thread; reader stays the caller's and is the thread's to use
 * until feed_free. */
struct feed *feed_new(struct entry_reader *reader, struct err *e);
/* Stops the thread and frees all chunks. */
void feed_free(struct feed *f);

/* The next chunk in order of the dump; waits for it. Its last entry may be
 * followed by "last", or by an error of reading (chunk.err). */
struct chunk *feed_take(struct feed *f);
/* Whether it is there, or comes within a second: the dump may be a pipe whose
 * writer is silent. */
int feed_comes(struct feed *f);
/*
 * Whether the rows to come are expected to be known already, as those of a
 * dump that is imported again: then chunks come bare (rest.h), which costs
 * half. feed_complete gives a chunk in hand what it lacks; its text may move,
 * and entries of it may turn out to be rejected.
 */
void feed_expect_known(struct feed *f, int is_known);
void feed_complete(struct feed *f, struct chunk *c);

/* The chunk may be used again. -1 where reading broke off behind it: then it
 * is not given back. */
int feed_give(struct feed *f, struct chunk *c, struct err *e);

#endif
