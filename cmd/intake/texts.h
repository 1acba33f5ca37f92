#ifndef TEXTS_H
#define TEXTS_H

#include "data/record.h"
#include "entry.h"

/*
 * The texts of an entry, and what the reading thread does with them for the
 * one that writes.
 */

/* Those of a case's private row, borrowed from the chunk. */
void texts_of(const struct chunk *c, const struct entry *n,
    struct record_texts *t);

/* Seal them (store/seal.h), into the chunk. */
void texts_seal(struct entry_reader *r, struct chunk *c, struct entry *n);

/* The entry's seal, now that its chunk grows no more. */
const struct seal *texts_sealed(const struct chunk *c, struct entry *n);

/* Number those that will be words: by its number the writing thread sees
 * whether it knows one. */
void texts_number(struct entry_reader *r, const struct chunk *c,
    struct entry *n);

#endif
