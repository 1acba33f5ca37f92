#ifndef SHEET_FLOW_H
#define SHEET_FLOW_H

#include "base/err.h"
#include "render/page.h"
#include "sheet/recap.h"

/* What became of the period's cases on their way. */

/* From received to satisfied, how many are left at each step. */
void flow_put_funnel(struct page *p, const struct recap *v);
/* Returns asked for, granted and refused in the period, by ground. */
int flow_put_returns(struct page *p, struct recap *v, struct err *e);

#endif
