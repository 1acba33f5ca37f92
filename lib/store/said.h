#ifndef STORE_SAID_H
#define STORE_SAID_H

#include <stdint.h>

#include "base/err.h"
#include "data/record.h"
#include "store/db.h"

/*
 * The different words that the cases have in a member: nature, category,
 * community, street or channel. Each once, until fn returns other than 0,
 * which is returned; 0 at the end, -1. It must not touch the database.
 */
typedef int (*said_fn)(void *arg, int64_t word);
int said_each(struct db *db, enum record_member m, said_fn fn, void *arg,
    struct err *e);

#endif
