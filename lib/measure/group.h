#ifndef MEASURE_GROUP_H
#define MEASURE_GROUP_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/words.h"
#include "data/record.h"
#include "measure/rates.h"
#include "rule/policy.h"

/*
 * Which group of a table a case belongs to: groups are numbered from 0 as
 * they are met. What a word's group is, is found out once.
 */
struct group {
	const struct policy *policy;	/* borrowed, as the words are */
	struct words *words;
	enum rates_by by;
	int depth;		/* of categories: first levels, 1 unless set */
	int64_t *keys;		/* of the groups; NUM_NONE: has no key */
	size_t n, cap;
	uint32_t *of_word;	/* one more than the group; 0: not known yet */
	size_t nwords;
	uint32_t of_level[POLICY_LEVELS + 1];
	uint32_t of_none;
};

void group_init(struct group *g, const struct policy *p, struct words *w,
    enum rates_by by);
void group_release(struct group *g);

size_t group_of(struct group *g, const struct record *r);
/* The group of a key: of a word, a level, or NUM_NONE. */
size_t group_of_key(struct group *g, int64_t key);

/* The order of two keys in a table; what has none comes last. */
int group_cmp(const struct group *g, int64_t a, int64_t b);

/* The key for readers, as rates_put_key. */
void group_put_key(struct buf *b, const struct group *g, int64_t key);

#endif
