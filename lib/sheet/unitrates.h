#ifndef SHEET_UNITRATES_H
#define SHEET_UNITRATES_H

#include "measure/rates.h"
#include "render/page.h"
#include "rule/policy.h"

/*
 * The table of domain.md 4.2: one line a unit, in the order of ranks, by the
 * city's revisits, and the pooled total; full account, and the score of the
 * net one beside it.
 */
void unitrates_put(struct page *p, struct rates *r,
    const struct policy *policy);

/* The rows as rates_rows has them, yours to free: they outlive its next call. */
struct rates_row *unitrates_rows(struct rates *r, size_t *n);

/* One more than there are units with a better score; 0: it has none. */
int64_t unitrates_rank(struct rates *r, int64_t key,
    const struct policy *policy);

#endif
