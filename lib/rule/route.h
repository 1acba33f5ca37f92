#ifndef RULE_ROUTE_H
#define RULE_ROUTE_H

#include <stddef.h>
#include <stdint.h>

#include "base/words.h"
#include "data/record.h"
#include "rule/policy.h"
#include "stat/ratio.h"

/*
 * Who should lead: the first rule line that matches, territory before
 * catalogue as the policy orders them, then the category's own entry; where
 * these name nobody, what was learned from history, if it is sure enough for
 * the policy (routing.opinion_percent). There is no silent fallback.
 *
 * A community is never the answer outside its duties (rule/duty): then
 * leads who should, and the community helps.
 */
struct route_opinion {		/* of a classifier */
	int64_t unit;		/* word: a name or an alias */
	struct ratio p;		/* its probability */
};

struct route_case {
	const struct record *r;
	const char *text;	/* title and narrative */
	size_t len;
	int64_t day;		/* of the decision */
	const struct route_opinion *opinion;	/* NULL: there is none */
};

enum route_by { ROUTE_NOBODY, ROUTE_RULE, ROUTE_CATEGORY, ROUTE_OPINION };

struct route_answer {
	int64_t lead;		/* NUM_NONE: nobody; why says so */
	int64_t assist;		/* list word, NUM_NONE */
	enum route_by by;	/* what decided; a rule or entry decides too */
	const struct policy_route *rule;	/* where it names nobody */
	const struct policy_category *category;
	char why[256];		/* "rule '加装电梯': text '加装电梯'",
				 * "category 'A/B'"; cut at a character */
};

void route_find(struct route_answer *a, const struct route_case *c,
    const struct policy *p, struct words *w);

const char *route_by_name(enum route_by by);	/* "rule" */

/*
 * How far a rule is from a case: the conditions that hold, and those that
 * don't, the first of these by name ("community"). A near miss has one that
 * fails and one that holds.
 */
struct route_fit {
	int holds, fails;
	const char *failed;
};
void route_fit(struct route_fit *f, const struct policy_route *route,
    const struct route_case *c, const struct policy *p,
    const struct words *w);

#endif
