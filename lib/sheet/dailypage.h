#ifndef SHEET_DAILYPAGE_H
#define SHEET_DAILYPAGE_H

#include "base/err.h"
#include "render/page.h"
#include "sheet/daily.h"
#include "store/days.h"

/* The paper: as daily.h says of daily_page. */
struct page *dailypage_make(struct daily *d, const struct day *day,
    struct err *e);

#endif
