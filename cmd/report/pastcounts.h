#ifndef REPORT_PASTCOUNTS_H
#define REPORT_PASTCOUNTS_H

#include <stddef.h>

#include "base/err.h"
#include "casecount.h"
#include "inforce.h"
#include "measure/rates.h"
#include "measure/standing.h"
#include "time/period.h"

/*
 * A period and those of its kind before it, each counted under the policy in
 * force on its last day.
 */
struct pastcounts {
	struct period period[STANDING_PERIODS];
	struct inforce inforce[STANDING_PERIODS];
	struct rates *rates[STANDING_PERIODS];
	size_t n;
};

/* The period and `before` earlier ones; p is released either way. */
int pastcounts_read(struct pastcounts *p, const struct casecount *count,
    const struct period *period, enum rates_by by, size_t before,
    struct err *e);
void pastcounts_release(struct pastcounts *p);

/* How many periods a policy's classes and targets look back on. */
size_t pastcounts_needed(const struct policy *p);

/* The units of the first table, with their past; *n of them, yours. */
struct standing_unit *pastcounts_units(const struct pastcounts *p, int is_net,
    size_t *n);

#endif
