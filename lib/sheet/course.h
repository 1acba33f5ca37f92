#ifndef SHEET_COURSE_H
#define SHEET_COURSE_H

#include "render/page.h"
#include "sheet/recap.h"

/* How the rates went over the last periods (policy sheets.trail). */

/* The three rates of the city's revisits, full account, as lines. */
void course_put_rates(struct page *p, const struct recap *v);
/* The rank of each unit in each of them; ties share one, unranked "—". */
void course_put_ranks(struct page *p, const struct recap *v);

#endif
