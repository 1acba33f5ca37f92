#ifndef FORECAST_KEPT_H
#define FORECAST_KEPT_H

#include "ahead/ahead.h"
#include "base/buf.h"
#include "base/err.h"
#include "ctx.h"

/* What the lists kept so far were worth, in a sentence; nothing where none
 * was kept. */
int kept_put_scores(struct buf *b, struct ctx *c, const struct ahead *a,
    struct err *e);

#endif
