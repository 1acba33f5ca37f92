#ifndef SHEET_DIGESTS_H
#define SHEET_DIGESTS_H

#include <stdint.h>

#include "base/words.h"
#include "hash/digest.h"
#include "render/page.h"
#include "rule/policy.h"

/*
 * What a sheet was made of, in small print at its end: policy, list and the
 * head of the journal, so that it can be made again and held against it.
 */
struct digests {
	const struct policy *policy;
	const struct words *words;
	unsigned char list[DIGEST_LEN];
	int64_t seq;			/* the event at the head */
	char head[DIGEST_HEX];		/* its hash */
};

void digests_put(struct page *p, const struct digests *d);

#endif
