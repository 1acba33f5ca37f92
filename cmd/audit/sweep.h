#ifndef SWEEP_H
#define SWEEP_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "ctx.h"
#include "findings.h"

/*
 * All that the rules find in one look at the database. Of a day: what that
 * day has to answer for, so that its check costs what the day holds and not
 * the archive: the day itself, what was written on it, and each case that is
 * open, was received on it, or had an event written on it. Without a day:
 * all cases, everything written since the start, and every day since then.
 */
struct sweep_scope {
	int64_t day;		/* NUM_NONE: all */
	int64_t start_day;	/* ctx_start_day */
	char *const *terms;	/* a query; then days and events are only */
	size_t nterms;		/* looked at where they concern its cases */
	unsigned groups;	/* of rules: RULES_USUAL, or which */
};

/*
 * What the rules find in this case's reply: adds to f. texts are the case's,
 * as cases_texts gives them; those about to be submitted may stand in for
 * them. Needs the policy.
 */
void sweep_reply(struct findings *f, const struct ctx *c,
    const struct record *r, const struct record_texts *texts);

/* Adds to f, sorted. Needs policy and database, also in a transaction. */
int sweep_run(struct findings *f, struct ctx *c, const struct sweep_scope *s,
    struct err *e);

#endif
