#ifndef RULE_ROUTE_H
#define RULE_ROUTE_H

#include <stdint.h>

#include "base/words.h"
#include "data/record.h"
#include "rule/policy.h"

/*
 * Who should lead: the first rule line that matches, territory before
 * catalogue as the policy orders them, then the category's own entry. There
 * is no silent fallback.
 */
struct route_answer {
	int64_t lead;		/* NUM_NONE: nobody; why says so */
	int64_t assist;		/* list word, NUM_NONE */
	char why[256];		/* "rule '加装电梯': text '加装电梯'",
				 * "category 'A/B'"; cut at a character */
};

/*
 * Give a number to every list of helpers that route_find can answer with
 * ("@community" stands for each community), so that it only looks words up.
 * policy_parse does this.
 */
void route_prepare(const struct policy *p, struct words *w);

void route_find(struct route_answer *a, const struct record *r,
    const char *text, size_t len, const struct policy *p,
    const struct words *w);

#endif
