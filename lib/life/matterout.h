#ifndef LIFE_MATTEROUT_H
#define LIFE_MATTEROUT_H

#include "base/buf.h"
#include "base/words.h"
#include "life/matter.h"
#include "rule/policy.h"

/*
 * Append a matter as one JSON object, without a line feed. Texts are masked;
 * what parties of roles that are persons' are called is null, unless reveal.
 */
struct matterout {
	const struct policy *policy;
	const struct words *words;
	int64_t now_at;		/* commitments past it are late */
	int reveal;
};
void matterout_put(struct buf *b, const struct matter *m,
    const struct matterout *o);

#endif
