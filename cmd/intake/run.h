#ifndef RUN_H
#define RUN_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "dump.h"
#include "rowplaces.h"

/*
 * The rows of a dump, brought into an order that a database takes well. Most
 * dumps come in the order of their numbers: their rows pass. Where a number is
 * lower than the one before, a run of rows is read, sorted by number (the
 * same numbers as they stood) and given; so a shuffled dump touches each part
 * of an index once a run, not once a row. Of a file only the places of rows
 * are kept and the rows are read again (rowplaces.h); what cannot be read
 * twice is kept itself, RUN_BYTES of it: the run ends with these. Nobody need
 * know: cases and rejects are told in the order of the file (later.h).
 */
#define RUN_BYTES (5 << 20)

struct run_row;

struct run {
	struct dump *dump;	/* borrowed */
	int column;		/* of the order number; -1: rows just pass */
	struct rowplaces places;	/* given first */
	struct buf bytes;	/* of the rows kept */
	struct run_row *rows;
	size_t n, cap, next;	/* next: of both, places first */
	struct run_field { uint32_t at, len; } *fields;
	size_t nfields, fields_cap;
	struct delim_field given[DELIM_MAX_FIELDS];
	struct buf last;	/* the highest number given */
	int behind;		/* what came behind the run: 1, 0, -1 */
	struct err err;		/* of -1 */
};

/* sorts 0: all rows pass as they come. */
void run_init(struct run *r, struct dump *d, int sorts);
void run_release(struct run *r);

/* The next row, as dump_next: valid until the next call. */
int run_next(struct run *r, struct delim_row *row, struct err *e);
/* Whether the row just given is one of a run, and the last of it. */
int run_is_sorted(const struct run *r);
int run_has_ended(const struct run *r);

#endif
