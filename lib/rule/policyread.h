#ifndef RULE_POLICYREAD_H
#define RULE_POLICYREAD_H

#include "base/buf.h"
#include "base/err.h"
#include "base/words.h"
#include "data/jx.h"
#include "rule/policy.h"

/*
 * Fill the cleared policy p from its JSON by the tables of all groups. 0, or
 * -1 with the number of mistakes, each a line in problems; p is to be freed
 * either way.
 */
int policyread_all(struct policy *p, const struct jx *root, struct words *w,
    struct buf *problems, struct err *e);

#endif
