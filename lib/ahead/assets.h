#ifndef AHEAD_ASSETS_H
#define AHEAD_ASSETS_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/words.h"

/*
 * What is built alike: a file of NDJSON, one asset of one building a line,
 *
 *	{"site":"农光里12号楼","community":"农光里社区","asset":"给水立管",
 *	 "batch":"1985-镀锌","categories":["住房城乡建设/房屋修缮/管道老化"]}
 *
 * site is written as place.site writes it (js-case(5)); assets of the same
 * name and batch fail alike; categories are those of its demands, "a/b" with
 * all below it. Further members (year, material, …) may say why.
 */
struct asset {
	int64_t site, community, asset, batch;	/* words */
	int64_t *categories;
	size_t ncategories;
};

struct assets {
	struct asset *of;	/* by asset and batch */
	size_t n, cap;
};

/* A line of the file into assets: 0, or -1 with the mistake (ERR_DATA). */
int assets_add(struct assets *a, const char *line, size_t len,
    struct words *w, struct err *e);
/* No more lines come. */
void assets_end(struct assets *a);
void assets_release(struct assets *a);

/* The first of those like of[i], and behind the last. */
void assets_batch(const struct assets *a, size_t i, size_t *from,
    size_t *to);

#endif
