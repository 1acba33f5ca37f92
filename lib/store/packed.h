#ifndef STORE_PACKED_H
#define STORE_PACKED_H

#include "base/buf.h"
#include "data/record.h"

/*
 * A record in as few bytes as are quick to make, for a program's own memory:
 * what stands in files has forms of its own (store/row.h, life/event.h).
 */

/* Append it, without its key. */
void packed_put(struct buf *b, const struct record *r);
/* The record that packed_put made these bytes of; anything else is a BUG. */
void packed_get(struct record *r, const char *s, size_t len);

#endif
