#ifndef SHEET_CLUSTERS_H
#define SHEET_CLUSTERS_H

#include "render/page.h"
#include "sheet/recap.h"

/*
 * 集中性诉求: so many cases of so many callers about one category at one place
 * within so long (policy sheets.concentrated), the last of them in the
 * period. The densest stretch of each matter is shown.
 */
void clusters_put(struct page *p, const struct recap *v);

#endif
