#ifndef SHEET_ENTERPRISES_H
#define SHEET_ENTERPRISES_H

#include <stddef.h>

#include "base/err.h"
#include "data/record.h"
#include "render/page.h"
#include "rule/policy.h"
#include "sheet/caserow.h"

/*
 * 企业诉求 of the 日报: the day's demands of enterprises, which the policy's
 * sheets.enterprises knows by a tag or a part of the category.
 */
struct enterprises {
	struct record *list;
	size_t n, cap;
};

void enterprises_release(struct enterprises *x);

/* Keep a case of the day, if it is one. */
void enterprises_add(struct enterprises *x, const struct record *r,
    const struct policy *p, const struct words *w);

/* The block, by time of call; nothing where the policy knows none. */
int enterprises_put(struct page *p, struct enterprises *x,
    const struct policy *policy, const struct caserow_of *of, struct err *e);

#endif
