#ifndef REPORT_BASE_H
#define REPORT_BASE_H

#include "base/err.h"
#include "casecount.h"
#include "inforce.h"
#include "measure/rates.h"
#include "time/period.h"

/*
 * What --compare puts beside a table of rates: the period before, the same a
 * year ago, or rows that `js-report rates` printed into a file. Compared
 * periods rest on the policy of their own last day.
 */
struct base {
	struct rates *rates;		/* NULL: nothing was asked for */
	const char *name;
	struct period period;
	int has_period;			/* else it is of a file */
	struct inforce inforce;
};

/* what: prev, yoy or FILE; NULL leaves *b empty. */
int base_count(struct base *b, const char *what, const struct casecount *count,
    const struct period *period, enum rates_by by, struct err *e);
void base_release(struct base *b);

#endif
