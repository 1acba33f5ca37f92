#ifndef EXPLAIN_H
#define EXPLAIN_H

#include <stdint.h>

#include "base/err.h"
#include "ctx.h"

/*
 * Print what each clock of this case rests on: where it began, which limit
 * it has and who set it, from the events and from the policy that was in force
 * then; and what the present policy would say where that differs.
 */
int explain_case(struct ctx *c, const char *id, int64_t start_day,
    struct err *e);

#endif
