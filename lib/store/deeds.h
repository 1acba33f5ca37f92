#ifndef STORE_DEEDS_H
#define STORE_DEEDS_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "life/event.h"
#include "store/db.h"

/*
 * What people did, of the events in (after_seq, upto_seq]: counted from
 * columns alone, no body is read.
 */

/* Each event of a kind: who, when it happened, when it was written down. In
 * their order; fn must not touch the database. */
struct deed { int64_t actor, at, rec; };
typedef void (*deeds_fn)(void *arg, const struct deed *a);
int deeds_each(struct db *db, int64_t after_seq, int64_t upto_seq,
    enum event_kind kind, deeds_fn fn, void *arg, struct err *e);

/* The numbers (keyed references) that were dialled in place of the caller's
 * in the cases of at least so many callers: ascending, yours to free. 0, -1. */
int deeds_shared_numbers(struct db *db, int64_t after_seq, int64_t upto_seq,
    int64_t callers, int64_t **refs, size_t *n, struct err *e);

/* The cases, by their rows, in whose calls this number was dialled in place
 * of the caller's. fn returns 0 to go on. */
typedef int (*deeds_case_fn)(void *arg, int64_t key);
int deeds_dialled(struct db *db, int64_t ref, deeds_case_fn fn, void *arg,
    struct err *e);

#endif
