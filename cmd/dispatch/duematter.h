#ifndef DUEMATTER_H
#define DUEMATTER_H

#include "base/err.h"
#include "duefind.h"

/*
 * The clocks of matters beyond the office's power: what was committed to at
 * the table and is not settled, and the next look at a closed one, which is
 * the desk's. Of a query those that a matching case is linked to, whether it
 * is open or not.
 */
int duematter_collect(struct duefind *d, int argc, char **argv,
    struct err *e);

#endif
