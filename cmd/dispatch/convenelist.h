#ifndef CONVENELIST_H
#define CONVENELIST_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "ctx.h"

/* The matters of these numbers as a table, a line each: what is printed of
 * them in any format but NDJSON. Texts are masked unless the run reveals. */
int convenelist_print(struct ctx *c, const int64_t *nos, size_t n,
    struct err *e);

/* Refuses what names no matter, with those that there are. */
int convenelist_refuse(struct ctx *c, const char *name, struct err *e);

#endif
