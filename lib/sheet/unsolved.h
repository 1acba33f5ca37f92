#ifndef SHEET_UNSOLVED_H
#define SHEET_UNSOLVED_H

#include "base/err.h"
#include "render/page.h"
#include "sheet/recap.h"

/*
 * The weekly meeting's lists (domain.md 4.3).
 *
 * 未解决台账: the open cases that are promised, overdue, were opened again or
 * were denied in a revisit: why not solved, what was done, the next step and
 * by when, who, and whether the last promise was kept.
 * 疑难件: the open cases that are older than the policy's hard_after, or were
 * returned or sent back twice.
 */
int unsolved_put(struct page *p, const struct recap *v, struct err *e);
int unsolved_put_hard(struct page *p, const struct recap *v, struct err *e);

#endif
