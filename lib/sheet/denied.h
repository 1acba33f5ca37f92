#ifndef SHEET_DENIED_H
#define SHEET_DENIED_H

#include "base/err.h"
#include "render/page.h"
#include "sheet/recap.h"

/*
 * 涉否: every case of the period with any 否 in a revisit, the city's and the
 * office's apart; and how the two agree.
 */
int denied_put_city(struct page *p, const struct recap *v, struct err *e);
int denied_put_own(struct page *p, const struct recap *v, struct err *e);

/* How often both said yes, one of them, none; asked of both alone. */
void denied_put_agreement(struct page *p, const struct recap *v);
/* Where the office heard yes and the city no: both answers, both dates. */
int denied_put_gaps(struct page *p, const struct recap *v, struct err *e);

#endif
