#ifndef FACT_H
#define FACT_H

#include "base/err.h"
#include "ctx.h"
#include "life/wish.h"

/*
 * A fact and its right value as a clerk writes them ("category" and
 * "供暖/居民供暖", "level" and 二级, "received_at" and a time) into w->member
 * and w->value, by the type of the member. ERR_USAGE where they are none.
 */
int fact_read(struct wish *w, const char *field, const char *value,
    struct ctx *c, struct err *e);

#endif
