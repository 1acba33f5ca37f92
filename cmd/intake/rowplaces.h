#ifndef ROWPLACES_H
#define ROWPLACES_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "dump.h"
#include "table/delim.h"

/*
 * Rows of a file by the places where they stand in it, in order of their
 * numbers: so very many can be sorted in little memory, and no second copy of
 * personal data lies anywhere. Only the first bytes of a number are compared,
 * rows that are the same in these stay as they stood.
 */
#define ROWPLACES_MAX 200000		/* 8 MB; read in 0.2 s */

struct rowplace {
	char no[20];
	uint32_t len;			/* of its raw bytes */
	int64_t at;
	uint32_t line, lines;		/* the first; how many more */
};

struct rowplaces {
	const struct dump *dump;	/* borrowed */
	struct rowplace *at;
	size_t n, cap;
	struct delim *again;
	struct buf raw;			/* of the row given last */
};

void rowplaces_init(struct rowplaces *p, const struct dump *d);
void rowplaces_release(struct rowplaces *p);

/* Keep the row that the dump has just given: 1; 0 where it cannot be read
 * again there, as one of a pipe, or one with a fault. */
int rowplaces_keep(struct rowplaces *p, const struct delim_row *row,
    const char *no, size_t len);
void rowplaces_sort(struct rowplaces *p);
/* The i-th one, read again: valid until the next. ERR_DATA where something
 * else stands there now. */
int rowplaces_give(struct rowplaces *p, size_t i, struct delim_row *row,
    struct err *e);

#endif
