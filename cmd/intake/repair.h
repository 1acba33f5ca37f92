#ifndef REPAIR_H
#define REPAIR_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "dump.h"

/*
 * The rejected rows of a dump as a dump of their own, to be repaired and fed
 * again: its headings, then each row as it was, in UTF-8 with the same
 * separator. The file (0600) is made with the first row.
 */
struct repair {
	const char *path;	/* NULL: none is written */
	int fd;			/* -1 */
	struct buf rows;	/* not yet written */
};

#define REPAIR_INIT { NULL, -1, BUF_INIT }

int repair_add(struct repair *r, const struct dump *d, const char *raw,
    size_t len, struct err *e);
/* The file is whole; harmless where there is none. */
int repair_end(struct repair *r, struct err *e);
void repair_release(struct repair *r);

#endif
