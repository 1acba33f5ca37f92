#ifndef WHY_H
#define WHY_H

#include "base/buf.h"
#include "ctx.h"
#include "cameback.h"
#include "rule/route.h"

/*
 * suggest --explain: what decided, which rules nearly did, what history
 * says, and how often the unit's cases of this category came back. Appended
 * as a JSON object; past NULL: no such figures were given.
 */
void why_put(struct buf *b, const struct route_answer *a,
    const struct route_case *rc, const struct cameback *past,
    struct ctx *c);

/* The near misses alone, for people: "; near: 'NAME' (community)". */
void why_put_near(struct buf *b, const struct route_answer *a,
    const struct route_case *rc, struct ctx *c);

#endif
