#ifndef SHEET_LEFTOUT_H
#define SHEET_LEFTOUT_H

#include "base/err.h"
#include "render/page.h"
#include "sheet/recap.h"

/*
 * 剔除: the cases of the period that were excluded or asked to be, each with
 * its ground, who asked and who decided, and what the citizen had said by
 * then; and how the excluded share differs by what citizens answered.
 */
int leftout_put(struct page *p, const struct recap *v, struct err *e);
void leftout_put_shares(struct page *p, const struct recap *v);

#endif
