#ifndef SHEET_WHISTLES_H
#define SHEET_WHISTLES_H

#include "base/err.h"
#include "render/page.h"
#include "sheet/recap.h"

/* 吹哨: who was called to help in the period, when they came, concluded, and
 * how the office scored it. */
int whistles_put(struct page *p, const struct recap *v, struct err *e);

#endif
