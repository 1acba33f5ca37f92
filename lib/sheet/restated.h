#ifndef SHEET_RESTATED_H
#define SHEET_RESTATED_H

#include <stdint.h>

#include "base/err.h"
#include "render/page.h"
#include "sheet/recap.h"

/*
 * What a restated period says differently from the issue before it: of each
 * case of the period every fact that counts, its old and new value, and the
 * last event that made it so: what it was, why, who decided.
 */
int restated_put(struct page *p, const struct recap *v, int64_t before_seq,
    struct err *e);

#endif
