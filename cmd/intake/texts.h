#ifndef TEXTS_H
#define TEXTS_H

#include "data/record.h"
#include "entry.h"

/*
 * The texts of an entry, those of a case's private row: borrowed from the
 * chunk; and sealing them (store/seal.h) into the chunk, which the reading
 * thread does for the one that writes.
 */
void texts_of(const struct chunk *c, const struct entry *n,
    struct record_texts *t);

void texts_seal(struct entry_reader *r, struct chunk *c, struct entry *n);

/* The entry's seal, now that its chunk grows no more. */
const struct seal *texts_sealed(const struct chunk *c, struct entry *n);

#endif
