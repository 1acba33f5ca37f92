#ifndef PAST_H
#define PAST_H

#include <stdint.h>

#include "base/err.h"
#include "data/record.h"
#include "store/db.h"

/*
 * The case as it stood at an earlier revision, folded from its events. What
 * was decided on it then is decided on it again in the same way, so that a
 * repeated line is recognised. The caller's reference is the present one.
 */
int past_record(struct db *db, const struct record *present, int64_t rev,
    struct record *out, struct err *e);

#endif
