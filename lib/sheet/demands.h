#ifndef SHEET_DEMANDS_H
#define SHEET_DEMANDS_H

#include "render/page.h"
#include "sheet/recap.h"

/* What was asked for: blocks and charts of a weekly or monthly sheet. */

/* Categories against communities, the darker the more. */
void demands_put_heat(struct page *p, const struct recap *v);
/* 分类汇总, and by community. */
void demands_put_categories(struct page *p, const struct recap *v);
void demands_put_communities(struct page *p, const struct recap *v);
/* 高频多发: the most frequent matters of a place. */
void demands_put_frequent(struct page *p, const struct recap *v);

#endif
