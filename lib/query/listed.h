#ifndef QUERY_LISTED_H
#define QUERY_LISTED_H

#include <stdint.h>

#include "base/buf.h"
#include "base/words.h"
#include "query/pick.h"
#include "rule/policy.h"

/*
 * What the policy knows of the values of a member. Units have other names
 * (js-policy(5)), and a query by one of them is about the unit. Some members
 * have values of a list that the policy closes: units, answers, grounds,
 * levels.
 */

/* Whether all values that there can be are the policy's or an older one's. */
int listed_is_closed(int member);

/* Pick the names of each unit that has a name which the value means, too. */
void listed_pick_units(struct pick *p, const struct policy *policy,
    int member, const char *value, enum pick_how how, const struct words *w);

/* The number of the level with this name, or NUM_NONE. */
int64_t listed_level(const struct policy *policy, const char *name,
    const struct words *w);

/* "1 一级, 2 二级, …", of the policy; its numbers alone where that is NULL. */
void listed_put_levels(struct buf *b, const struct policy *policy,
    const struct words *w);

/* The policy's values of a member: "物业管理科, …". */
void listed_put_values(struct buf *b, const struct policy *policy, int member,
    const struct words *w);

/*
 * What may have been meant by a value: of the policy's, else, where the
 * policy does not close them, of all words; 0 where nothing is near. policy
 * may be NULL.
 */
int listed_put_nearest(struct buf *b, const struct policy *policy, int member,
    const char *value, const struct words *w);

#endif
