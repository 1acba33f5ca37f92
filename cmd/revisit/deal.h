#ifndef DEAL_H
#define DEAL_H

#include <stddef.h>
#include <stdint.h>

#include "data/record.h"
#include "life/callplan.h"
#include "rule/policy.h"

/*
 * Who makes which call. The four calls: who handles the case, else the one of
 * its unit with the fewest, else the desk; of a secret case the desk alone.
 * The two revisits: never the handler, and somebody of another unit, which is
 * the desk; where the desk itself handled it, another of the desk, and then
 * the sheet says "same unit". A re-check: an auditor, else anybody, who had no
 * part in it and is of no unit that had (life/recheck).
 */
struct deal;

struct deal *deal_new(const struct policy *p);
void deal_free(struct deal *c);

struct deal_choice {
	int64_t name;		/* word; NUM_NONE: everybody has his share */
	int same_unit;
};

/* Take one for this call, and count it to his share. */
struct deal_choice deal_take(struct deal *c, const struct record *r,
    enum policy_script what);

/* Whether he may see the number: of a secret case desk and auditors alone. */
int deal_may_dial(const struct policy *p, int64_t name,
    const struct record *r);

#endif
