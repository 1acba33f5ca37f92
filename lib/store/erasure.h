#ifndef STORE_ERASURE_H
#define STORE_ERASURE_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "life/event.h"
#include "store/db.h"
#include "store/erased.h"

/*
 * Erasing: the private rows of cases and matters are gathered, then deleted,
 * together with the references of their callers in all tables, and listed in
 * events of the journal, in the one transaction that is open. Its bytes are
 * then still in the file: store/scrub.h.
 */
struct erasure_row {
	struct erased_row row;
	int64_t ref;		/* the caller's reference; NUM_NONE */
};

struct erasure {
	struct erasure_row *at;
	size_t n, cap;
	int64_t cases, matters, callers;	/* counted; rows are n */
};

void erasure_init(struct erasure *x);
void erasure_release(struct erasure *x);

/* Take in the rows of a case, of a matter: how many there are, or -1. */
int64_t erasure_add_case(struct erasure *x, struct db *db, int64_t key,
    struct err *e);
int64_t erasure_add_matter(struct erasure *x, struct db *db, int64_t no,
    struct err *e);

/* All are in: count the callers and give them stand-ins. */
void erasure_settle(struct erasure *x);

/* What the events say beside it: all borrowed, words. */
struct erasure_why {
	int64_t at, actor, reason, rule;
};

/* In a transaction, after erasure_settle. */
int erasure_carry_out(struct erasure *x, struct db *db,
    const struct erasure_why *why, struct err *e);

#endif
