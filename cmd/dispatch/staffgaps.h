#ifndef STAFFGAPS_H
#define STAFFGAPS_H

#include "base/err.h"
#include "ctx.h"
#include "rule/staff.h"

/*
 * match --gaps: for each post, and each community that it is for, who holds
 * it: nobody, one alone, or people who have more open cases than it allows.
 * Findings; silent where there are none.
 */
int staffgaps_print(struct ctx *c, const struct staff *s, struct err *e);

#endif
