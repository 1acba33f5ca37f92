#ifndef STORE_LINKMATTER_H
#define STORE_LINKMATTER_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "store/db.h"

/*
 * How many different matters a set of cases is about: cases that hang
 * together by reminders, repeats and clusters are one, also where they do so
 * through a case outside the set. Cases without any count as one each. keys
 * (rows of cases) is sorted, and its duplicates go. The cost is that of the
 * links between the least and the greatest key.
 */
int linkmatter_count(struct db *db, int64_t *keys, size_t n,
    int64_t *matters, struct err *e);

/*
 * The cases received in [from_at, to_at) (NUM_NONE: open) that hang on others
 * so, or others on them: only these can make fewer matters than cases. keys
 * is yours.
 */
int linkmatter_linked(struct db *db, int64_t from_at, int64_t to_at,
    int64_t **keys, size_t *n, struct err *e);

#endif
