#ifndef SHEET_WEEKFOUND_H
#define SHEET_WEEKFOUND_H

#include "base/err.h"
#include "render/page.h"
#include "sheet/recap.h"

/*
 * What the signatures of the week's days have carried to the weekly meeting
 * (js-audit sign --carry, and what is not serious): the findings that were
 * neither accepted nor fixed, a line each. Nothing where there are none.
 */
int weekfound_put(struct page *p, const struct recap *v, struct err *e);

#endif
