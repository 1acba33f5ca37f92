#ifndef BATCH_H
#define BATCH_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "lines.h"
#include "stream.h"

/*
 * The lines that a write verb decides on in one transaction. Each keeps what
 * became of it, so that rejects and records come out in the order of the
 * lines however they were cut into batches.
 */
struct batch_item {
	struct stream_line line;
	size_t text_at;		/* where its text begins in the batch's */
	const char *code;	/* why it is rejected; NULL: it is not */
	char *reason;
	int64_t key;		/* the case's row */
};

struct batch {
	struct batch_item *items;
	size_t n, cap;
	struct buf text;	/* of the lines */
	int64_t rejected;
	struct words *words;	/* borrowed */
	int whole;		/* --atomic: all lines are one batch */
};

void batch_init(struct batch *b, struct words *words, int whole);
void batch_reset(struct batch *b);
void batch_release(struct batch *b);

/*
 * Gather from in: 1,000 lines, 2 MiB, 100 ms of silence or the end. 1 there
 * are lines, 0 the end, -1. A line that cannot be read is an item that is
 * rejected already.
 */
int batch_gather(struct batch *b, struct lines *in, struct err *e);
/* Gather ids from args; how many were taken. */
int batch_gather_ids(struct batch *b, int argc, char **argv);

/*
 * For a source of lines of its own: may it add a further one; add one, with
 * its rec and (unless f says why it is rejected already) its json, text being
 * copied; and when no more are added. -1 where --atomic has too many bytes.
 */
int batch_has_room(const struct batch *b);
void batch_add(struct batch *b, const struct stream_line *line,
    const struct lines_fault *f);
int batch_end(struct batch *b, struct err *e);

/* The line's JSON, made again where it was dropped to save memory. */
int batch_parse(struct batch *b, struct batch_item *it,
    struct lines_fault *f);
void batch_reject(struct batch *b, struct batch_item *it,
    const struct lines_fault *f);

#endif
