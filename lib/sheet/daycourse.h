#ifndef SHEET_DAYCOURSE_H
#define SHEET_DAYCOURSE_H

#include "render/page.h"
#include "sheet/recap.h"

/*
 * Demands day by day, with the band in which eight of ten such days lay: of
 * the same weeks one and two years before, two weeks to each side, or where
 * the database does not reach so far of the eight weeks before.
 */
void daycourse_put(struct page *p, const struct recap *v);

#endif
