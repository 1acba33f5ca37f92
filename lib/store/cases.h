#ifndef STORE_CASES_H
#define STORE_CASES_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "data/record.h"
#include "query/query.h"
#include "store/db.h"

/* The table cases: present records, derived from the journal. */

/*
 * Look a case up by M_SRC, M_ROLE and no of *r, and fill *r: 1 found, 0
 * absent, -1 error.
 */
int cases_get(struct db *db, struct record *r, struct err *e);
/* The same, of which r->key alone is wanted. */
int cases_key(struct db *db, struct record *r, struct err *e);
/*
 * The same question, answered quickly: is it there, its row and its
 * M_CONTENT. 1, 0, -1.
 */
int cases_find(struct db *db, const struct record *r, int64_t *key,
    int64_t *content, struct err *e);
/* By row: 1, 0, -1. */
int cases_get_key(struct db *db, int64_t key, struct record *r,
    struct err *e);

/*
 * The texts of a case (borrowed from b, which must be empty and keeps them
 * until it is reset): what the platform said, the office's own result in
 * place of the platform's, and its next step. An erased case has none.
 * cases_said gives the platform's alone. 0 or -1.
 */
int cases_said(struct db *db, const struct record *r,
    struct record_texts *t, struct buf *b, struct err *e);
int cases_texts(struct db *db, const struct record *r,
    struct record_texts *t, struct buf *b, struct err *e);

/*
 * The cases that match a query, in order of their rows. Which ones they are
 * is read at once; the records are then read a batch at a time, as they
 * stand at that moment, so no snapshot is held while the caller prints.
 * Texts are read only where the query looks at them.
 */
struct cases_list;
struct cases_list *cases_list_new(struct db *db, const struct query *q,
    struct err *e);
/* 1 and the next record; 0 at the end; -1. */
int cases_list_next(struct cases_list *l, struct record *r, struct err *e);
void cases_list_free(struct cases_list *l);
/*
 * A list to share the reading with another thread: one for each, with a
 * connection (db_twin) and a query of its own. It is empty until it is given
 * the next n cases, or what is left of them, of a list that it borrows and
 * that is not read itself.
 */
struct cases_list *cases_list_beside(struct db *db, const struct query *q);
void cases_list_give(struct cases_list *to, struct cases_list *l, size_t n);
/* How many it has still to give. */
size_t cases_list_left(const struct cases_list *l);

/*
 * Call fn for each case received in [from_at, to_at) (NUM_NONE: open), in no
 * promised order, in one read; where both are open, in that of their rows.
 * For counting; fn must not touch the database.
 */
typedef int (*cases_fn)(void *arg, const struct record *r);
int cases_each(struct db *db, int64_t from_at, int64_t to_at, cases_fn fn,
    void *arg, struct err *e);

/*
 * As cases_each, for those who count alone: records that hold what a count
 * looks at (store/counted.h), read from an index.
 */
int cases_each_counted(struct db *db, int64_t from_at, int64_t to_at,
    cases_fn fn, void *arg, struct err *e);

/*
 * The open cases, likewise from an index: records that hold the row, DUE_SOLVE
 * and what facts tell (store/counted.h).
 */
int cases_each_open(struct db *db, cases_fn fn, void *arg, struct err *e);

/*
 * As cases_each, over the cases of these rows, which ascend; fn always returns
 * 0. cases_each_end reads no more than tells which matter it was and when it
 * ended: CALLER, CATEGORY, COMMUNITY, SITE, CLOSED_AT, FINISHED_AT and the
 * members that have no column (SOLVED_AT).
 */
int cases_each_of(struct db *db, const int64_t *keys, size_t n, cases_fn fn,
    void *arg, struct err *e);
int cases_each_end(struct db *db, const int64_t *keys, size_t n, cases_fn fn,
    void *arg, struct err *e);

/*
 * As cases_each, over the cases that match a query, which must not look at
 * texts.
 */
int cases_match(struct db *db, const struct query *q, cases_fn fn, void *arg,
    struct err *e);

/* As cases_each, over the cases as they stood after event seq. */
int cases_each_as_of(struct db *db, int64_t seq, cases_fn fn, void *arg,
    struct err *e);
/* The last event written at or before rec_at. */
int cases_seq_at(struct db *db, int64_t rec_at, int64_t *seq, struct err *e);

/* The first 来电时间 of all, NUM_NONE where there is none. */
int cases_first_received(struct db *db, int64_t *at, struct err *e);

/*
 * The order number of the next case that the office itself opens on this
 * day, "20261122-0001": appended to no. In a write transaction.
 */
int cases_next_own(struct db *db, int64_t source, int64_t day,
    struct buf *no, struct err *e);

#endif
