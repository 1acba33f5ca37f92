#ifndef MEASURE_MATTERED_H
#define MEASURE_MATTERED_H

#include <stddef.h>
#include <stdint.h>

#include "base/words.h"
#include "data/record.h"
#include "measure/rates.h"
#include "rule/policy.h"

/*
 * The three cases of each group that mattered most: those whose city revisit
 * cost the most points of the score, and those that were solved to full
 * satisfaction after the longest work. Of equals the later one, then the
 * greater number, so that the order of input does not matter.
 */
#define MATTERED_MAX 3

struct mattered;

struct mattered *mattered_new(const struct policy *p, struct words *w,
    enum rates_by by, const struct period *period, int is_net);
void mattered_free(struct mattered *m);
void mattered_add(struct mattered *m, const struct record *r);

/* Of a group, at most MATTERED_MAX, the first first; borrowed. */
size_t mattered_worst(const struct mattered *m, int64_t key,
    const struct record **out);
size_t mattered_best(const struct mattered *m, int64_t key,
    const struct record **out);

#endif
