#ifndef MEASURE_PERIODNAME_H
#define MEASURE_PERIODNAME_H

#include "base/buf.h"
#include "time/period.h"

/* What people call a period, in the language of sheets: "assessment month
 * 2026-11" where its name has a code, else the name. Append. */
void periodname_put(struct buf *b, const struct period *p);

#endif
