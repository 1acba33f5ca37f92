#ifndef SIGNAL_NORMS_H
#define SIGNAL_NORMS_H

#include <stddef.h>
#include <stdint.h>

#include "base/words.h"
#include "data/record.h"

/*
 * How long cases of a category and level take to be closed, known from all
 * cases of the period: the measure by which one of them is fast. Of a path
 * with too few cases that above it speaks.
 */
struct norms;

struct norms *norms_new(struct words *w);
void norms_free(struct norms *n);

/* Count the case in. */
void norms_add(struct norms *n, const struct record *r);

/*
 * The median seconds from the unit's beginning to 办结 of the deepest path
 * that the case lies in and that has at least so many closed cases; NUM_NONE
 * where there is none.
 */
int64_t norms_median(struct norms *n, const struct record *r, int minimum);

/* The seconds from the beginning (signed for, else dispatched, else received)
 * to 办结; NUM_NONE where that is not known. */
int64_t norms_taken(const struct record *r);

#endif
