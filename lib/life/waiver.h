#ifndef LIFE_WAIVER_H
#define LIFE_WAIVER_H

#include "base/err.h"
#include "data/record.h"
#include "life/wish.h"

/*
 * Calls or revisits that need not be: "in principle" the paper says of 4+2.
 * A waiver has a code, is an event of its own, and counts as waived, never as
 * done. What the code says must be so:
 *
 *	refused		the citizen wants no calls; a text says how he said it
 *	secret		the case is secret (保密, 举报)
 *	nonumber	no number is known
 *	unreachable	missed on so many days as the policy says
 *	emergency	a threat or level 1: to act came first (the calls only)
 */
int waiver_is_code(const char *name);
/*
 * What is waived: "calls", "revisits", "all", or NULL for all that the code
 * is for. -1 where it is none of these.
 */
int waiver_read_part(struct wish *wish, const char *code, const char *part);


int waiver_decide(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);

#endif
