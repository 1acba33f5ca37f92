#ifndef REPORT_VOLUME_H
#define REPORT_VOLUME_H

#include "base/err.h"
#include "casecount.h"
#include "measure/rates.h"
#include "time/period.h"

/*
 * How many different matters the cases that r has counted are about, of the
 * database as it stands: reminders, repeats and the cases of a cluster are one
 * matter. NUM_NONE where records or a past state were counted.
 */
int volume_matters(const struct casecount *c, const struct period *period,
    struct rates *r, int64_t *matters, struct err *e);

#endif
