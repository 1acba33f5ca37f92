#ifndef THENRULES_H
#define THENRULES_H

#include <stdint.h>

#include "base/err.h"
#include "ctx.h"
#include "rule/calendarfile.h"
#include "rule/policy.h"

/*
 * The policy that was in force when an event was written, and the calendar
 * that was looked at then, as the database keeps them; the present ones
 * where it keeps none (policy_is_kept, calendar_is_kept: 0).
 */
struct thenrules {
	const struct policy *policy;
	const struct calendarfile *calendar;	/* NULL: there is none */
	int policy_is_kept, calendar_is_kept;
	struct policy *own_policy;
	struct calendarfile *own_calendar;
};

/* rec is that of the event. Release it whatever the result. */
int thenrules_load(struct thenrules *t, struct ctx *c, int64_t rec,
    struct err *e);
void thenrules_release(struct thenrules *t);

#endif
