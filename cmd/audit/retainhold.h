#ifndef RETAINHOLD_H
#define RETAINHOLD_H

#include "ctx.h"
#include "life/event.h"

/* Cases of which nothing is erased: put on hold (EV_HOLD) or released, by ids
 * or from standard input, and the list of them. */
int retainhold_write(struct ctx *c, enum event_kind kind, const char *reason,
    int argc, char **argv, struct err *e);
int retainhold_list(struct ctx *c, struct err *e);

#endif
