#ifndef DATA_JXARENA_H
#define DATA_JXARENA_H

#include <stddef.h>

#include "data/jxquick.h"

/*
 * The memory of one tree: its nodes, of which the first is not one of the tree
 * but leads back here, and its texts, which are never longer than the line.
 */
struct jxarena {
	struct jxarena *link;	/* of those that are free */
	struct jxquick *nodes;
	size_t n, cap;
	char *text;
	size_t text_len, text_cap;
};

/*
 * One with room for the texts of a line of so many bytes, and its end: what a
 * thread gives back it keeps for its next lines, and frees when it ends.
 */
struct jxarena *jxarena_take(size_t len);
void jxarena_give(struct jxarena *a);

#endif
