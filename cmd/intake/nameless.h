#ifndef NAMELESS_H
#define NAMELESS_H

#include "entry.h"
#include "hash/digest.h"

/*
 * A case of a dump without order numbers: a digest of the time of receipt,
 * category, place and text stands in, "d" and 24 hexadecimal digits. White
 * space and full-width letters don't count, so that another export of the
 * same row gives the same number.
 */
#define NAMELESS_LEN 25

/* Append the number to the chunk's text as the entry's. */
void nameless_number(struct digest *d, struct chunk *c, struct entry *n);
/* The same for the second, third … row that says the same: "n2" behind it. */
void nameless_twin(struct chunk *c, struct entry *n, int twin);

#endif
