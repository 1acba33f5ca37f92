#ifndef AUDIT_PUBLISH_H
#define AUDIT_PUBLISH_H

#include <stdint.h>

#include "base/err.h"
#include "ctx.h"

/*
 * js-audit sign --week and --month: publish and freeze the sheet of a whole
 * period. What is published never changes; --restate makes a further issue,
 * with a list of what differs, where something counts otherwise by now.
 */
struct publish {
	int64_t week;			/* a day of it; NUM_NONE: no week */
	const char *month;		/* "YYYY-MM"; NULL: no month */
	int restate;
	const char *deputy_for;		/* NULL */
};

int publish_run(struct ctx *c, const struct publish *o, struct err *e);

#endif
