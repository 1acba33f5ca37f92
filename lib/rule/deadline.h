#ifndef RULE_DEADLINE_H
#define RULE_DEADLINE_H

#include <stdint.h>

#include "base/words.h"
#include "data/record.h"
#include "rule/policy.h"

/*
 * Level and clocks of a case that arrives (domain.md 1.2).
 *
 * The level: forced to 1 by a threat; else what the dump says; else that of
 * the category; else the policy's default. The clock starts at dispatch, at
 * 来电时间 where the dump has no dispatch time (FLAG_ASSUMED). The solve
 * limit: a printed deadline wins over a printed limit, that over the level's;
 * but a threat forces level 1's. Natural time.
 */
struct deadline_facts {
	int64_t received_at, dispatched_at;
	int64_t category;		/* path word */
	int64_t level;			/* from the dump; NUM_NONE */
	int64_t limit_s;		/* 办理时限; NUM_NONE */
	int64_t due_at;			/* 办理截止时间; NUM_NONE */
	int threat;			/* deadline_is_threat() of its texts */
};

/*
 * Fill LEVEL, LEVEL_BY, DUE_SIGN, DUE_CONTACT, DUE_SOLVE, DUE_SAID (the
 * deadline the dump printed where a threat overrode it), and the flags
 * FLAG_THREAT and FLAG_ASSUMED of r from the facts.
 */
void deadline_decide(struct record *r, const struct deadline_facts *f,
    const struct policy *p, const struct words *w);

/* Whether this text holds one of the policy's threat words. */
int deadline_is_threat(const struct policy *p, const char *s, size_t len);

/*
 * A limit as dumps write it: "2小时", "24小时", "7天", "15日", "3个工作日"
 * (refused: working time needs a calendar), "30分钟", "7d", or a bare number
 * of days. Seconds, or -1.
 */
int64_t deadline_parse_limit(const char *s, size_t len);

/* The first contact is due: share of the limit, at most so long. */
int64_t deadline_contact(const struct policy *p, int64_t start_at,
    int64_t solve_at);

#endif
