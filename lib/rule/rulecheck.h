#ifndef RULE_RULECHECK_H
#define RULE_RULECHECK_H

#include <stdint.h>

#include "base/words.h"
#include "rule/policy.h"

/*
 * What a policy's rules and catalogue say without any case: rules that can
 * never match, whose category the catalogue does not have, and those that
 * name a community for what it may not lead. (Units that are none, rings of
 * units and twins are mistakes: policy_parse refuses them.)
 */
enum rulecheck {
	RULECHECK_NEVER,	/* other: the rule that takes all its cases */
	RULECHECK_CATEGORY,	/* other: the path */
	RULECHECK_BARRED	/* other: who should lead */
};

/* name: of the rule, or the path of the catalogue's entry. */
typedef void (*rulecheck_fn)(void *arg, enum rulecheck what, int64_t name,
    int64_t other);

void rulecheck_run(const struct policy *p, const struct words *w,
    int64_t day, rulecheck_fn fn, void *arg);

#endif
