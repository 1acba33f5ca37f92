#ifndef REPORT_CASECOUNT_H
#define REPORT_CASECOUNT_H

#include <stdint.h>

#include "base/err.h"
#include "ctx.h"
#include "measure/rates.h"
#include "query/query.h"
#include "rule/policy.h"
#include "time/period.h"

/* Which cases are counted, and from where: all of it borrowed. */
struct casecount {
	struct ctx *ctx;
	const struct query *query;	/* NULL: all of them */
	const struct policy *policy;	/* says what puts a case in a period */
	int64_t as_of_seq;		/* NUM_NONE: the present */
};

/*
 * Add every case that matches and may lie in the period to r, from the
 * records of --from or the database, by the shortest way there is: an index
 * that holds all that is counted, where nothing else is asked for.
 */
int casecount_into(const struct casecount *c, const struct period *period,
    struct rates *r, struct err *e);

#endif
