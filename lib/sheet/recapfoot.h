#ifndef SHEET_RECAPFOOT_H
#define SHEET_RECAPFOOT_H

#include "render/page.h"
#include "sheet/recap.h"
#include "store/issues.h"

/* Boxes to sign in, definitions, versions, digests: the end of the sheet. */
void recapfoot_put(struct page *p, const struct recap *v,
    const struct issue *issue);

/* The definition of the rates under a policy; append. */
void recapfoot_put_definition(struct buf *b, const struct policy *policy);

#endif
