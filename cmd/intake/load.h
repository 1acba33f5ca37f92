#ifndef LOAD_H
#define LOAD_H

#include <stdint.h>

#include "base/err.h"
#include "ctx.h"
#include "reject.h"

/*
 * Dumps into the database: each file is read, its rows become cases or
 * changes (absorb.h), what is rejected is told, and in the end what belongs
 * together is linked.
 */
enum emit { EMIT_NEW, EMIT_CHANGED, EMIT_ALL, EMIT_NONE };

struct load_wish {
	const char *map;	/* name or file; NULL: beijing */
	const char *encoding;	/* NULL: guessed */
	int64_t exported_at;	/* NUM_NONE: as the title lines say */
	int64_t received_day;	/* of a dump without times; NUM_NONE: the
				 * export's */
	enum emit emit;
	const char *repair_path;	/* rejected rows go there; NULL */
};

struct load_counts {
	int64_t rows, fresh, changed, same, rejected;
	struct reject_tally codes[REJECT_CODES];
	size_t ncodes;
};

/* argc 0: standard input. The counts are those of what was read and taken;
 * where it ends with -1, the last batches of it may not be durable
 * (db_commit_on), and importing again counts them anew. */
int load_files(struct ctx *c, const struct load_wish *w, int argc,
    char **argv, struct load_counts *counts, struct err *e);

#endif
