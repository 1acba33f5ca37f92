#ifndef NUMBERED_H
#define NUMBERED_H

#include "base/buf.h"
#include "looks.h"
#include "table/map.h"

/*
 * A file whose cases would be known by digests, for the map finds no order
 * numbers in it, though a column looks like them: its heading was renamed.
 * Taken so, each case that the office has by its number would come again.
 */
struct numbered {
	int column;		/* of the file, from 0; -1: none */
	struct buf shown;	/* a value of it, masked */
};

void numbered_init(struct numbered *n);
void numbered_release(struct numbered *n);

/* The column among those that the map does not know which looks most like
 * numbers, by the values in l, which it settles. */
void numbered_find(struct numbered *n, const struct map_binding *b,
    const struct map *m, struct looks *l);

#endif
