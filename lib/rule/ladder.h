#ifndef RULE_LADDER_H
#define RULE_LADDER_H

#include <stdint.h>

#include "data/reader.h"
#include "data/record.h"
#include "rule/deadline.h"
#include "rule/policy.h"

/*
 * The ladder: by which rungs a case is raised whose solve clock runs out. A
 * rung is reached at a share of the limit or so long behind the due time.
 */
extern const struct reader_key ladder_keys[];
reader_check_fn ladder_check;

/*
 * When the case, with its clock as it runs now, reaches this rung; NUM_NONE
 * where it never does: another level, the citizen was reached, the clock
 * stands or has stopped. Shares of a limit in working time are working
 * time; without a calendar for it -1 and e.
 */
int ladder_reached(const struct policy_rung *rung, const struct record *r,
    const struct deadline_rules *d, int64_t *at, struct err *e);

#endif
