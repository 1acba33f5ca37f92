#ifndef FORECAST_VOLUMEKEEP_H
#define FORECAST_VOLUMEKEEP_H

#include <stdint.h>

#include "base/err.h"
#include "ctx.h"
#include "nodes.h"

/*
 * Keep the forecasts of all nodes in the journal, for score: events of at most
 * half a MiB each, in one transaction. day is the first that was not known,
 * freq as asked for (NULL: week).
 */
int volumekeep_run(struct ctx *c, const struct nodes *ns, int64_t day,
    const char *freq, struct err *e);

#endif
