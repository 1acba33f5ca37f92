#ifndef RULE_UNITTREE_H
#define RULE_UNITTREE_H

#include <stdint.h>

#include "data/reader.h"
#include "rule/policy.h"

/*
 * Which unit belongs to which ("under"). When all units are read: each that
 * is named is there, by its own name from then on, and none lies under
 * itself; what does is named with the whole ring.
 */
void unittree_check(struct reader *r, struct policy *p);

/* Whether a unit is this one or lies under it. */
int unittree_is_in(const struct policy *p, int64_t unit, int64_t top);

#endif
