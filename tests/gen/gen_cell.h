#ifndef GEN_CELL_H
#define GEN_CELL_H

#include "base/buf.h"
#include "gen/gen_case.h"
#include "gen/gen_row.h"

/*
 * The cells of a line, one function for each column: what the platform knew
 * at the export, appended to out as plain text, nothing where it knew
 * nothing. A column draws from a stream of its own, so that it reads the
 * same whichever columns are shown and whenever the dump was made.
 */
struct gen_cell {
	const struct gen_view *view;
	const struct gen_case *c;
	int is_helper;			/* the line of the 协办 unit */
	struct buf *out;
};

struct gen_column {
	const char *name;
	void (*put)(const struct gen_cell *r);
	int is_usual;			/* one of the 23 */
};

extern const struct gen_column gen_columns[GEN_COLUMNS];

#endif
