#ifndef STAFFIN_H
#define STAFFIN_H

#include "base/err.h"
#include "ctx.h"
#include "rule/staff.h"

/*
 * Staff, and posts unless posts is NULL, from their files (js-staff(5)):
 * tables of rowfile.h. All mistakes go to standard error, a line each, and
 * are ERR_DATA. Open cases of the records in load, unless it is NULL, are
 * counted for the people who handle them, beside what the file says.
 */
struct staffin { const char *people, *posts, *load; };

int staffin_read(struct staff *s, const struct staffin *from, struct ctx *c,
    struct err *e);

#endif
