#ifndef SHEET_PRAISE_H
#define SHEET_PRAISE_H

#include "base/err.h"
#include "render/page.h"
#include "sheet/recap.h"

/*
 * 表扬: the period's cases of a nature that the policy does not count and
 * calls praise, with whom they name. Persons are named for credit alone.
 */
int praise_put(struct page *p, const struct recap *v, struct err *e);

#endif
