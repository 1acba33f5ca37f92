#ifndef DRAFT_H
#define DRAFT_H

#include <stddef.h>

#include "base/buf.h"
#include "base/words.h"
#include "table/map.h"

/*
 * A column map in the making, printed as the file of js-map(5) that somebody
 * is going to edit.
 */
struct draft_column {
	char **heads;
	size_t n, cap;
	int is_required;
	const struct map *values;	/* borrowed: its table of them; NULL */
};

struct draft {
	const char *name, *source;	/* borrowed, as the next four */
	const char *separator;
	const char *order, *picture;	/* NULL: none is printed */
	const struct map *labels;	/* of export times; NULL */
	struct buf note;
	struct draft_column columns[FACT_COUNT];
	struct words *keys;		/* of all headings */
};

void draft_init(struct draft *d);
void draft_release(struct draft *d);

/* Another heading of this fact, unless it names one already. */
void draft_add(struct draft *d, enum map_fact f, const char *head);
/* All headings of a map. */
void draft_add_map(struct draft *d, const struct map *m);

void draft_put(struct buf *b, const struct draft *d);

#endif
