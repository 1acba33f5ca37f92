#ifndef TRIALGRID_H
#define TRIALGRID_H

#include "learn/corpus.h"
#include "learn/trial.h"
#include "render/grid.h"

/*
 * How a cross-validation went, as a table: a line for all texts, one for
 * each upper level where classes are paths, then one for each class, those
 * with most texts first, with what it is most often taken for.
 */
void trialgrid_make(struct grid *g, const struct trial *t,
    const struct trial_result *r, const struct corpus *c);

#endif
