#ifndef HEADS_H
#define HEADS_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/words.h"
#include "table/delim.h"
#include "text/charset.h"

/*
 * Headings of tables of calls and answers: which field of a line each column
 * is. A row becomes the JSON line that says the same, so that both are read
 * in one place.
 */
#define HEADS_ROWS 20		/* the header is among the first ones */

struct heads {
	enum charset charset;
	int64_t source;		/* word: of order numbers without one */
	struct words *words;
	const char *keys[DELIM_MAX_FIELDS];	/* NULL: nobody's */
	size_t n;
};

void heads_init(struct heads *h, enum charset charset, int64_t source,
    struct words *w);

/*
 * Bind a row if it is the header: it names the case and at least one thing
 * more. 1, or 0 where it is a title line or something else.
 */
int heads_bind(struct heads *h, const struct delim_row *row);

/* The export time that a title line says, or NUM_NONE. */
int64_t heads_export_time(const struct heads *h, const struct delim_row *row);

/*
 * Append a row as a JSON object, all values as texts, empty cells left out,
 * an order number as the id of its case. -1 and the column's field in *key
 * where a cell is not in the charset.
 */
int heads_put_json(struct buf *b, const struct heads *h,
    const struct delim_row *row, const char **key);

#endif
