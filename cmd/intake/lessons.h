#ifndef LESSONS_H
#define LESSONS_H

#include <stdint.h>

#include "ctx.h"
#include "learn/corpus.h"

/*
 * What train learns from: rows of files, or the office's own closed cases.
 */
struct lessons_asked {
	const char *from;		/* files, NULs between; NULL: database */
	const char *encoding;
	const char *text, *label;	/* columns; of cases: a member */
	const char *alias;		/* file of old and new labels, or NULL */
};

struct lessons {
	struct corpus corpus;
	struct buf columns;		/* what its texts were */
	int64_t rows, unlabelled;	/* read; of them without a label */
};

/* ERR_DATA where there are fewer than two classes or than ten texts. */
int lessons_read(struct lessons *l, struct ctx *c,
    const struct lessons_asked *asked, int argc, char **argv,
    struct err *e);
void lessons_release(struct lessons *l);

#endif
