#ifndef REPORT_REVEAL_H
#define REPORT_REVEAL_H

#include <stddef.h>

#include "base/err.h"
#include "ctx.h"
#include "data/record.h"

/*
 * Open the database for a verb that may reveal persons: for reading alone,
 * or with --reveal for the access event too, which names who looks.
 */
int reveal_open(struct ctx *c, struct err *e);

/* Before these records go out: with --reveal, commit their access event. */
int reveal_page(struct ctx *c, const struct record *page, size_t n,
    struct err *e);

#endif
