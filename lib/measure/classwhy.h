#ifndef MEASURE_CLASSWHY_H
#define MEASURE_CLASSWHY_H

#include "base/buf.h"
#include "measure/standing.h"

/*
 * The facts that a unit's class rests on, in the language of sheets: those of
 * the conditions of the row that holds, or, where it has none, of the target
 * and the own past. Appended, "; " between them.
 */
void classwhy_put(struct buf *b, const struct standing *s,
    const struct policy *p, int per_residents);

#endif
