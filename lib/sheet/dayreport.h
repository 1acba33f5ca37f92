#ifndef SHEET_DAYREPORT_H
#define SHEET_DAYREPORT_H

#include <stdint.h>

#include "base/err.h"
#include "render/page.h"
#include "rule/policy.h"
#include "store/db.h"

/*
 * The 日报 of day D (domain.md 4.2): what came from the cut of the day before
 * to the cut of D, the running month's rates up to then against yesterday's
 * and against the same days of the month before, the first and the last
 * three units, the most frequent categories, and the table of all units, also
 * those without a case.
 */
struct dayreport_options {
	int64_t day;
	int64_t state_at;		/* now */
	const struct policy *policy;	/* borrowed */
};

struct page *dayreport_page(struct db *db, const struct dayreport_options *o,
    struct err *e);

#endif
