#ifndef SHEET_URGENT_H
#define SHEET_URGENT_H

#include "base/err.h"
#include "render/page.h"
#include "sheet/dayreport.h"

/*
 * 紧急敏感专报 of a day: the policy's urgent classes (sheets.urgent, parts of
 * the category's path) and threats. How many in the running assessment month
 * up to the day's end, how many of them closed and their rates, by class; and
 * those of the calendar day one by one.
 */
struct page *urgent_page(struct db *db, const struct dayreport_options *o,
    struct err *e);

#endif
