#ifndef MEASURE_VOLUMES_H
#define MEASURE_VOLUMES_H

#include <stdint.h>

#include "base/err.h"
#include "base/words.h"
#include "measure/busy.h"
#include "rule/policy.h"
#include "store/db.h"

/*
 * The weekly volume of the hotline's cases, as the rates count them, read
 * from the database when it is asked for and kept: what busy seasons are
 * found by.
 */
struct volumes;

/* Weeks that ended before now_at, from the first whole one with a case. */
struct volumes *volumes_new(struct db *db, const struct policy *p,
    struct words *w, int64_t now_at, struct err *e);
void volumes_free(struct volumes *v);

/* For busy_detect; borrowed. */
const struct busy_weeks *volumes_weeks(struct volumes *v);

#endif
