#ifndef FACTKNOWN_H
#define FACTKNOWN_H

#include "base/err.h"
#include "ctx.h"
#include "data/record.h"

/*
 * Whether a corrected value is one that there is: a category, down to any level,
 * or nature of the policy, one of its communities, or what some case has in the same place; a
 * slip would be a group of its own in every table. Where neither has any,
 * every value is right, as is that of another member but a time, which is none
 * before the first year of dates in numbers. ERR_REFUSED with what there is.
 * The life cycle has found before that it names nobody.
 */
int factknown_check(struct ctx *c, enum record_member m, int64_t value,
    struct err *e);

#endif
