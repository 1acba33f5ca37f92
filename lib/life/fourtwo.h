#ifndef LIFE_FOURTWO_H
#define LIFE_FOURTWO_H

#include <stdint.h>

#include "base/err.h"
#include "data/record.h"
#include "rule/policy.h"
#include "time/calendar.h"

/*
 * The 4+2 ledger: how a case stands with its calls and revisits. Waived is
 * never done: a case of which a part is waived ends as waived.
 *
 *	pending		something is missing and can still be made
 *	complete	all calls and all revisits are made
 *	short		something is missing and its time is over
 *	waived		what is missing is waived
 *	impossible	no number is known, and nothing is waived
 *
 * Outside it are cases in which another office calls (协办, 转办), of which
 * the rates know nothing (表扬, 撤单), tasks of 未诉先办, cases that were
 * returned, and those finished before the office's first day.
 */
enum fourtwo_end { FOURTWO_OUTSIDE, FOURTWO_PENDING, FOURTWO_COMPLETE,
	FOURTWO_SHORT, FOURTWO_WAIVED, FOURTWO_IMPOSSIBLE, FOURTWO_ENDS };

struct fourtwo_rules {
	const struct policy *policy;
	const struct calendar *calendar;	/* for ends in working days */
	int64_t now_at;
	int64_t start_day;			/* NUM_NONE */
};

struct fourtwo {
	enum fourtwo_end end;
	int calls, calls_needed;	/* of the four, at most as needed */
	int revisits, revisits_needed;
	int64_t calls_end_at;		/* the result call's; NUM_NONE: open */
	int64_t end_at;			/* the revisits'; NUM_NONE: open, never */
};

/* -1 where the end takes a calendar that is not there or too short. */
int fourtwo_of(struct fourtwo *l, const struct record *r,
    const struct fourtwo_rules *rules, struct err *e);

const char *fourtwo_end_name(enum fourtwo_end end);	/* "complete" */

/*
 * Which of the four were made, as bits in their order: those that have their
 * label, and for each call without one the first that is missing.
 */
unsigned fourtwo_made(const struct record *r);

#endif
