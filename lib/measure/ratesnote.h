#ifndef MEASURE_RATESNOTE_H
#define MEASURE_RATESNOTE_H

#include "measure/ratesout.h"
#include "render/grid.h"

/* The lines below a table of rates: what every figure in it rests on. */
void ratesnote_put(struct grid *g, const struct ratesout *o,
    unsigned sources);

#endif
