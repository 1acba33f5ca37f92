#ifndef STORE_RETURNED_H
#define STORE_RETURNED_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "store/db.h"

/*
 * What came back: how often each unit was given a case of each category, by
 * dispatch or by the office, and how many of these were returned and the
 * return granted. From the journal, in the order of the names.
 */
struct returned {
	int64_t unit, category;		/* words; category may be NUM_NONE */
	int64_t assigned, returned;
};

/* The rows are yours to free(). */
int returned_count(struct db *db, struct returned **rows, size_t *n,
    struct err *e);

#endif
