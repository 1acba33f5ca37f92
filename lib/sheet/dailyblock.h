#ifndef SHEET_DAILYBLOCK_H
#define SHEET_DAILYBLOCK_H

#include "base/err.h"
#include "render/page.h"
#include "sheet/daily.h"
#include "store/days.h"

/* One of the seven blocks, its texts masked. 0 or -1. */
int dailyblock_put(struct page *p, const struct daily *d,
    enum daily_block block, struct err *e);

/* The events that amended the signed day. */
int dailyblock_put_amendments(struct page *p, const struct daily *d,
    const struct day *day, struct err *e);

#endif
