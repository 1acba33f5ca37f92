#ifndef ROWBONDS_H
#define ROWBONDS_H

#include <stdint.h>

#include "entry.h"
#include "rule/sieve.h"
#include "text/orders.h"

/*
 * What an entry may belong to others by, as the reading thread sees it: a
 * call for haste (FLAG_REMINDS), a number in its title or text that may be an
 * order's (FLAG_QUOTES). lists are those that may have a word in them
 * (rule/sieve.h).
 */
int64_t rowbonds_of(const struct policy *p, const struct chunk *c,
    const struct entry *n, unsigned int lists);

/* The first number that the text of a call for haste quotes: 1, or 0. */
int rowbonds_quoted(const struct policy *p, const struct chunk *c,
    const struct entry *n, char no[ORDERS_MAX + 1]);

#endif
