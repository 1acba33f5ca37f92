#ifndef RULE_MATTERRULE_H
#define RULE_MATTERRULE_H

#include <stdint.h>

#include "data/reader.h"
#include "rule/policy.h"

/* Matters beyond the office's power: what the policy says of them. */
extern const struct reader_key matterrule_keys[];

/* NULL where the policy has none of this name. */
const struct policy_party *matterrule_party(const struct policy *p,
    int64_t name);
const struct policy_consent *matterrule_consent(const struct policy *p,
    int64_t name);
const struct policy_ending *matterrule_ending(const struct policy *p,
    int64_t name);

/*
 * A vote of owners, each by heads and by area in square metres. Enough must
 * vote, and enough of those who do must agree, by both.
 */
struct matterrule_vote {
	int64_t owners, area;		/* all there are */
	int64_t voted, voted_area;
	int64_t agreed, agreed_area;
};
/* Each count fits into the one before it. */
int matterrule_vote_is_sound(const struct matterrule_vote *v);
int matterrule_is_carried(const struct policy_consent *c,
    const struct matterrule_vote *v);

#endif
