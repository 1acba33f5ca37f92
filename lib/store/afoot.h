#ifndef STORE_AFOOT_H
#define STORE_AFOOT_H

#include <stdint.h>

#include "base/err.h"
#include "data/record.h"
#include "hash/sip.h"
#include "store/dbi.h"

/*
 * The cases of a journal that is folded to be compared, not to be kept. Of
 * the rows that the table of cases should hold, of the callers that the last
 * state of each case names, and of the outside facts that events know, stay
 * but the sums (store/rowsum.h); of the cases themselves only those that are
 * afoot: of which an event is still to come. They wait in memory, and where
 * there are many in a temporary table.
 *
 * A shadow database with one (db->afoot) has no rows in the table of cases:
 * row_insert, row_update and cases_get_key come here instead. What is to come
 * is read from indexes of the live database; where they lie, a case that is
 * asked for is not there, which ends the fold with an error.
 */
struct afoot;

/* Callers are summed of the cases up to the row upto. At most room cases
 * wait in memory. */
struct afoot *afoot_new(struct db *shadow, struct db *live,
    const struct sip_key *key, int64_t upto, size_t room);
void afoot_free(struct afoot *a);

/* Before an event of a case is folded. */
int afoot_begin(struct afoot *a, int64_t seq, int64_t key, int is_new,
    struct err *e);

/* The state of a case: 1, 0 where none is kept, -1. */
int afoot_get(struct afoot *a, int64_t key, struct record *r, struct err *e);
int afoot_put(struct afoot *a, const struct record *r, struct err *e);
/* r->key of the case with r's identity, which never changes: as the live
 * table has it. 1, 0 where there is none yet, -1. */
int afoot_find(struct afoot *a, struct record *r, struct err *e);

int64_t afoot_last_key(const struct afoot *a);	/* the newest case, or 0 */

/* A row of the table of facts. */
void afoot_fact(struct afoot *a, int64_t fact, int64_t seq);
/* Whether the caller of a case as it is now will be summed, with its last
 * state or as one that was replaced. */
int afoot_counts_caller(const struct afoot *a, int64_t key);

/* Behind the last event: the sums. 1, 0 where a case still waits for events
 * that never came, -1. */
struct afoot_sums { uint64_t rows, callers, facts; };
int afoot_end(struct afoot *a, struct afoot_sums *sums, struct err *e);

#endif
