#ifndef INFORCE_H
#define INFORCE_H

#include <stdint.h>

#include "base/err.h"
#include "ctx.h"
#include "rule/policy.h"
#include "store/days.h"

/*
 * The policy that figures rest on: of a signed day its own; else the one in
 * force on the period's last day, found in the database first, then the one
 * of --policy. p->policy is borrowed from here or from c.
 */
struct inforce {
	const struct policy *policy;
	struct policy *own;		/* NULL: the context's */
};

/* Both need the policy and the database of c. */
int inforce_at(struct inforce *p, struct ctx *c, int64_t at, struct err *e);
int inforce_of_day(struct inforce *p, struct ctx *c, const struct day *day,
    struct err *e);
void inforce_release(struct inforce *p);

#endif
