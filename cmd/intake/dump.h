#ifndef DUMP_H
#define DUMP_H

#include <stdint.h>

#include "base/err.h"
#include "table/delim.h"
#include "table/map.h"
#include "text/charset.h"

/*
 * A hotline dump, opened: what it is was recognised by its first bytes, its
 * encoding guessed, its header found in the first 20 rows, its columns bound
 * to facts.
 */
#define DUMP_HEAD_ROWS 20

struct dump {
	int fd;
	const char *name;		/* as given; "-" is standard input */
	enum charset charset;
	int64_t header_line;
	int64_t exported_at;		/* from a title line; NUM_NONE */
	struct map_binding binding;
	struct delim *rows;		/* stands behind the header */
};

/*
 * encoding NULL: guess. ERR_DATA for what is no delimited file (a folder, a
 * workbook, an archive …) and for a header without known headings.
 */
int dump_open(struct dump *d, const char *name, const char *encoding,
    const struct map *m, struct err *e);
void dump_close(struct dump *d);

#endif
