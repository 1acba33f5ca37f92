#ifndef CASEFILE_H
#define CASEFILE_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "ctx.h"
#include "data/jx.h"
#include "data/record.h"
#include "rule/route.h"

/*
 * Cases of which somebody knows who led: records (NDJSON), or a table of
 * rowfile.h whose headings a column map knows, or that have the names of a
 * record's fields (category, community, nature, title, text, lead).
 */
struct casefile_case {
	int64_t line;
	struct record r;
	struct buf text;		/* title and narrative */
	int64_t lead;			/* the word that stands there; NUM_NONE */
	int has_opinion;
	struct route_opinion opinion;
};

/* Return 0 to go on; -1 with e. */
typedef int (*casefile_fn)(void *arg, const struct casefile_case *c,
    struct err *e);

/* map NULL: beijing. A line that cannot be read is ERR_DATA. */
int casefile_each(struct ctx *c, const char *path, const char *map,
    casefile_fn fn, void *arg, struct err *e);

/* Title and narrative of a record, a line each: appended. */
void casefile_put_text(struct buf *b, const struct jx *record);
/*
 * What a classifier before us in the pipe has written beside the record:
 * "opinion":{"unit":…,"p":0.93}. 1 there is one, 0.
 */
int casefile_opinion(struct route_opinion *o, const struct jx *record,
    struct words *w);

#endif
