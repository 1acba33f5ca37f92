#ifndef SIGNAL_PLACES_H
#define SIGNAL_PLACES_H

#include <stdint.h>

#include "data/record.h"

/* Cases by place and category: whether a matter that was closed came back. */
struct places;

struct places *places_new(void);
void places_free(struct places *p);

/* A case; what has no site or no category is left out. In any order. */
void places_add(struct places *p, const struct record *r);

/* Whether another case of the same site and category was received after this
 * instant, and at most so many seconds behind it. */
int places_has_after(struct places *p, const struct record *r, int64_t at,
    int64_t within_s);

#endif
