#ifndef STORE_TABLES_H
#define STORE_TABLES_H

#include <stdint.h>

#include "store/dbi.h"
#include "store/schema.h"

/*
 * A derived table beside the one that the journal makes: each row that
 * differs, is missing or should not be there is given to fn with the seq that
 * it hangs on (0 where it names none).
 */
typedef void (*tables_fn)(void *arg, int64_t seq, const char *text);

int tables_compare(struct db *live, struct db *shadow,
    const struct schema_table *table, tables_fn fn, void *arg,
    struct err *e);

/* Whether all tables, indexes and views of the shadow are in the live one,
 * made by the same texts: 1, 0, -1. */
int tables_are_made_alike(struct db *live, struct db *shadow, struct err *e);

#endif
