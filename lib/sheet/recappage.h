#ifndef SHEET_RECAPPAGE_H
#define SHEET_RECAPPAGE_H

#include "base/err.h"
#include "render/page.h"
#include "sheet/recap.h"
#include "store/issues.h"

/* The paper: as recap.h says of recap_page. */
struct page *recappage_make(struct recap *v, const struct issue *issue,
    const struct issue *before, struct err *e);

#endif
