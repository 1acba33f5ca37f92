#ifndef SHEET_DAILYFIX_H
#define SHEET_DAILYFIX_H

#include "base/err.h"
#include "render/page.h"
#include "sheet/daily.h"

/*
 * The corrections (校正) that were written down since the signature of the
 * day before, where that day is signed, else since the day began: which fact,
 * its old and its new value, who and why. No block where there are none.
 */
int dailyfix_put(struct page *p, const struct daily *d, struct err *e);

#endif
