#ifndef RETAINDUE_H
#define RETAINDUE_H

#include <stddef.h>
#include <stdint.h>

#include "ctx.h"
#include "life/retention.h"
#include "store/erasure.h"

/* Which cases and matters an erasure takes, in a transaction. */

/* All that ended before this instant. */
int retaindue_by_age(struct retention *t, struct ctx *c, int64_t before_at,
    struct err *e);

/* These cases, by their rows, sorted, whatever their age. */
int retaindue_by_keys(struct retention *t, struct ctx *c,
    const int64_t *keys, size_t n, struct err *e);

/*
 * The rows of what is due. A matter is due by its age, like a case; on
 * request of a person all matters that are closed and about a case of his.
 */
int retaindue_gather(struct erasure *x, const struct retention *t,
    struct ctx *c, struct err *e);

#endif
