#ifndef LIFE_RECHECK_H
#define LIFE_RECHECK_H

#include "base/err.h"
#include "data/record.h"
#include "life/wish.h"

/*
 * The auditor's re-check: somebody who had no part in it asks the citizen
 * again. Its answer is a third voice beside the office's own and the city's:
 * it stands apart and moves neither. The event keeps whose work was checked
 * and what the office had been told, so that agreement is counted from what
 * was known then.
 */
int recheck_answer(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);

/*
 * Whether this person may make it: neither the handler nor who asked first,
 * nor of the unit of either, nor of the one that leads.
 */
int recheck_may(const struct policy *p, int64_t person,
    const struct record *r);

#endif
