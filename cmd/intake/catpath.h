#ifndef CATPATH_H
#define CATPATH_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/words.h"
#include "rule/policy.h"

/*
 * A category as a dump writes it, as a path: parts with '/' between them. A
 * '/' inside a part is made full-width, so that nothing is taken for a
 * separator that the map does not call one.
 */
void catpath_put_part(struct buf *b, const char *s, size_t len);
void catpath_put(struct buf *b, const char *separator, const char *s,
    size_t len);

/*
 * The separator by which the policy would know a category that it does not
 * know as it stands; NULL: it knows it, or would not know it so either.
 */
const char *catpath_meant(const struct policy *p, struct words *w,
    const char *separator, const char *s, size_t len);

#endif
