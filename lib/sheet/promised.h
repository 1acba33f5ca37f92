#ifndef SHEET_PROMISED_H
#define SHEET_PROMISED_H

#include "base/err.h"
#include "data/record.h"
#include "render/grid.h"
#include "render/page.h"
#include "sheet/recap.h"

/*
 * What became of promises: 上周承诺是否兑现. Those that were due, ended or
 * replaced in the period are listed, kept, late or replaced; a promise
 * never changes afterwards.
 */
int promised_put(struct page *p, const struct recap *v, struct err *e);

/* The cell of a case's last promise, ended or standing: "kept 11-20 10:00". */
int promised_put_last(struct grid *g, const struct recap *v,
    const struct record *r, struct err *e);

#endif
