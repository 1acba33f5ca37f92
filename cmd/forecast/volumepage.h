#ifndef FORECAST_VOLUMEPAGE_H
#define FORECAST_VOLUMEPAGE_H

#include "base/err.h"
#include "ctx.h"
#include "nodes.h"
#include "render/grid.h"
#include "source.h"

/*
 * volume as a page: for the groups with most demands the history, the year
 * before, the forecast with its interval, and what was forecast then, by those
 * that were kept; of cases of the database, the 未诉先办清单 and what no list
 * foresaw; then all figures. The page takes the grid over.
 */
int volumepage_print(struct ctx *c, const struct source *s,
    const struct nodes *ns, const char *freq, struct grid *figures,
    struct err *e);

#endif
