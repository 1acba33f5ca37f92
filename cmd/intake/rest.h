#ifndef REST_H
#define REST_H

#include "entry.h"

/*
 * What an entry says beyond what tells its case and whether it says anything
 * new of it: the larger part of reading, which a row that is known already
 * does not need. May find that it is rejected. Done by the reading thread.
 */
void rest_read(struct entry_reader *r, struct chunk *c, struct entry *n);

/* The same for a chunk that was read without. */
void rest_of_chunk(struct entry_reader *r, struct chunk *c);

#endif
