#ifndef STORE_ASOF_H
#define STORE_ASOF_H

#include <stdint.h>

#include "base/err.h"
#include "query/query.h"
#include "store/cases.h"
#include "store/db.h"

/*
 * The cases as they stood after an event, for sheets that are printed again.
 * What has no later event stands as it stood; the others alone are folded
 * again from the journal, so the cost follows what was written since, not
 * the archive.
 */
struct asof;

/* After event seq; 0: as they stand now. Use it within one db_begin_read. */
struct asof *asof_new(struct db *db, int64_t seq, struct err *e);
void asof_free(struct asof *a);

/* As cases_each and cases_match, over the cases as they stood. */
int asof_each(struct asof *a, int64_t from_at, int64_t to_at, cases_fn fn,
    void *arg, struct err *e);
int asof_match(struct asof *a, const struct query *q, cases_fn fn, void *arg,
    struct err *e);

/* As cases_each_end, of the cases of these rows that were there; fn always
 * returns 0. */
int asof_each_end(struct asof *a, const int64_t *keys, size_t n, cases_fn fn,
    void *arg, struct err *e);

/* One case as it stood: 1; 0 where it was not there yet; -1. */
int asof_get(struct asof *a, int64_t key, struct record *r, struct err *e);

/* The cases with later events, as they stood before those. */
int asof_each_changed(struct asof *a, cases_fn fn, void *arg, struct err *e);

#endif
