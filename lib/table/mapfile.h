#ifndef TABLE_MAPFILE_H
#define TABLE_MAPFILE_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "table/map.h"

/*
 * A column map as it stands in its file, js-map(5). Headings and values are
 * also kept as keys (norm_key), by which they are compared.
 */
struct mapfile_value {
	char *key;		/* of what the dump says: "主办" */
	char *code;		/* "lead" */
};

struct mapfile_column {
	char **heads;		/* as written; the first is the usual one */
	size_t nheads;
	char **keys;
	int is_required;
	struct mapfile_value *values;
	size_t nvalues;
};

struct map {
	char *name, *source, *version, *separator;
	struct mapfile_column columns[FACT_COUNT];
	int date_order;		/* enum dumpdate_order */
	int is_digested;	/* where no column is the number */
	char **ignored, **ignored_keys;	/* headings */
	size_t nignored;
	char **others, **other_keys;	/* headings of numbers of other things */
	size_t nothers;
	char *no_date;		/* picture of the date in a number, or NULL */
	char **export_labels;	/* "导出时间" */
	size_t nexport_labels;
};

/* Fill the cleared m; it is to be released either way. */
int mapfile_read(struct map *m, const char *text, size_t len,
    struct buf *problems, struct err *e);
void mapfile_release(struct map *m);

#endif
