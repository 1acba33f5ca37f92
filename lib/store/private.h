#ifndef STORE_PRIVATE_H
#define STORE_PRIVATE_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "data/record.h"
#include "life/event.h"
#include "store/dbi.h"

/*
 * Personal data and free text, apart from the journal: one row an event,
 * which the event's commitment covers (store/seal.h). While the row lives,
 * tampering shows; once it is deleted the commitment says nothing, and the
 * chain still verifies.
 */

/* Write the row of an event that has texts, sealing them unless they come
 * sealed; fills the commitment. */
int private_insert(struct db *db, const struct event *ev,
    unsigned char commitment[DIGEST_LEN], struct err *e);

/* Read it: 1, 0 where it was erased (or never was), -1. Texts borrow from
 * b, which the row's bytes are appended to. */
int private_get(struct db *db, int64_t seq, struct record_texts *t,
    int64_t *caller, struct buf *b, struct err *e);

/* Its caller alone: 1, 0 where it is gone, -1. */
int private_caller(struct db *db, int64_t seq, int64_t *caller,
    struct err *e);

/*
 * As private_get, many at once (n <= DBI_LOT_MAX): for each seq where in b
 * the texts lie that seal_read reads; none where there is no row. 0 or -1.
 */
struct private_place {
	int64_t seq;
	int found;
	size_t at, len;		/* in b */
};
int private_get_lot(struct db *db, struct private_place *p, size_t n,
    struct buf *b, struct err *e);

/* Whether the row of seq (if there is one) fits the commitment. */
int private_fits(struct db *db, int64_t seq,
    const unsigned char commitment[DIGEST_LEN], int *fits, struct err *e);

#endif
