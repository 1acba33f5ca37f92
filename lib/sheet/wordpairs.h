#ifndef SHEET_WORDPAIRS_H
#define SHEET_WORDPAIRS_H

#include <stddef.h>
#include <stdint.h>

#include "base/words.h"
#include "measure/pairs.h"

/* How often pairs of words occur. NUM_NONE is a value like others. */
struct wordpairs {
	struct pairs keys;
	int64_t *counts;	/* by number of the pair */
	size_t cap;
	size_t *order;		/* wordpairs_sort: the most frequent first */
};

#define WORDPAIRS_INIT { PAIRS_INIT, NULL, 0, NULL }

void wordpairs_add(struct wordpairs *t, int64_t a, int64_t b);
int64_t wordpairs_count(const struct wordpairs *t, int64_t a, int64_t b);
/* By count, ties by the texts of the words; those without come last. */
void wordpairs_sort(struct wordpairs *t, const struct words *w);
void wordpairs_release(struct wordpairs *t);

#endif
