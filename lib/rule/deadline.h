#ifndef RULE_DEADLINE_H
#define RULE_DEADLINE_H

#include <stdint.h>

#include "base/words.h"
#include "data/record.h"
#include "rule/policy.h"
#include "time/calendar.h"
#include "time/limit.h"

/*
 * Level and clocks of a case that arrives (domain.md 1.2).
 *
 * The level: forced to 1 by a threat; else what the dump says; else that of
 * the category; else the policy's default. The clock starts at dispatch, at
 * 来电时间 where the dump has no dispatch time (FLAG_ASSUMED). The solve
 * limit: a printed deadline wins over a printed limit, that over the level's;
 * but a threat forces level 1's. A limit is natural or working time, as the
 * policy's mode or the printed unit says; working time is counted by the
 * office's hours, whoever leads. Signing and first contact are natural time.
 */
struct deadline_facts {
	int64_t received_at, dispatched_at;
	int64_t category;		/* path word */
	int64_t level;			/* from the dump; NUM_NONE */
	struct limit limit;		/* 办理时限; LIMIT_NONE */
	int64_t due_at;			/* 办理截止时间; NUM_NONE */
	int threat;			/* deadline_is_threat() of its texts */
};

struct deadline_rules {			/* what a deadline rests on */
	const struct policy *policy;
	const struct words *words;
	const struct calendar *calendar;	/* NULL: none is loaded */
};

/*
 * Fill LEVEL, LEVEL_BY, DUE_SIGN, DUE_CONTACT, DUE_SOLVE, DUE_SAID (the
 * deadline the dump printed where a threat overrode it), DUE_WORKING (the
 * solve limit is working time), and the flags
 * FLAG_THREAT and FLAG_ASSUMED of r from the facts. -1, r as it was, where
 * the limit is working time and there is no calendar, or none for a year it
 * reaches into: natural time never takes its place. A threat waits for no
 * calendar: what else was printed is then left out.
 */
int deadline_decide(struct record *r, const struct deadline_facts *f,
    const struct deadline_rules *d, struct err *e);

/* When a clock with this level's limit, begun at start_at, ends. */
int deadline_of_level(const struct deadline_rules *d, int64_t level,
    int64_t start_at, int64_t *due_at, struct err *e);

/* Whether this text holds one of the policy's threat words. */
int deadline_is_threat(const struct policy *p, const char *s, size_t len);

/*
 * A limit as dumps write it: "2小时", "24小时", "7天", "15日", "3个工作日",
 * "4个工作小时", "30分钟", "7d", or a bare number of days. 0, or -1.
 */
int deadline_parse_limit(struct limit *l, const char *s, size_t len);

/* The first contact is due: share of the limit, at most so long. */
int64_t deadline_contact(const struct policy *p, int64_t start_at,
    int64_t solve_at);

#endif
