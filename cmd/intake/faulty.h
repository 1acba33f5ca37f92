#ifndef FAULTY_H
#define FAULTY_H

#include <stddef.h>

#include "base/buf.h"

/*
 * What a reason says of the row that it refuses. A message holds nothing of a
 * person: a value is told only where it begins with a year, as no number of a
 * telephone, an identity or a door does, and masked.
 */

/* The reason that the value was no date, and how it was written. */
void faulty_date(struct buf *reason, const char *said, const char *s,
    size_t len);

/* That a row has another number of fields than the header. */
void faulty_width(struct buf *reason, size_t fields, size_t columns);

#endif
