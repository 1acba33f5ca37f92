#ifndef BASE_CREW_H
#define BASE_CREW_H

#include <stddef.h>

/*
 * Many pieces of work that do not depend on each other, on all processors.
 * fn(arg, i) is called once for each i in [0, n), in no promised order, by
 * the caller's thread and by helpers (a thread that cannot be had is done
 * without); crew_run returns when all are done. What each piece writes must
 * be its own, so that the result is the same however they were shared out.
 */
typedef void (*crew_fn)(void *arg, size_t i);
void crew_run(size_t n, crew_fn fn, void *arg);

#endif
