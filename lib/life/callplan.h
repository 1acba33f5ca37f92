#ifndef LIFE_CALLPLAN_H
#define LIFE_CALLPLAN_H

#include <stdint.h>

#include "base/err.h"
#include "data/record.h"
#include "life/fourtwo.h"
#include "rule/policy.h"

/*
 * The next call that a case needs of its 4+2, pure: which it is, from when it
 * may be made and until when it is due. After an attempt that nobody answered
 * the next one waits (calls.retry); all are made in the policy's hours, but
 * those of threats and level 1.
 */
struct callplan {
	enum policy_script what;
	int64_t from_at;
	int64_t due_at;		/* NUM_NONE: no end */
	int64_t attempts;	/* days on which nobody answered */
	int may_waive;		/* as many as the policy asks for */
	int is_urgent;		/* at any hour */
};

/* 1 there is one, 0 none, -1 (fourtwo_of). */
int callplan_next(struct callplan *c, const struct record *r,
    const struct fourtwo_rules *rules, struct err *e);

/* An auditor's re-check: at any time in the policy's hours, without an end. */
void callplan_recheck(struct callplan *c, const struct fourtwo_rules *rules);

/* Of a code in a file of calls or on a sheet: "understand", "revisit1". */
const char *callplan_name(enum policy_script what);

#endif
