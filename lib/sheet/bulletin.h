#ifndef SHEET_BULLETIN_H
#define SHEET_BULLETIN_H

#include "render/page.h"
#include "sheet/recap.h"
#include "store/issues.h"

/*
 * The public notice of an assessment month: 件件有着落, 事事有回响. How many came
 * and what became of them, the rates with their definitions, categories and
 * communities, and where each order stands, by its number. Nothing of a
 * person; no number below the policy's sheets.few, and none that could be
 * worked out from the others.
 */
struct page *bulletin_page(struct recap *v, const struct issue *issue);

#endif
