#ifndef DUMP_H
#define DUMP_H

#include <stdint.h>
#include <sys/stat.h>

#include "base/err.h"
#include "head.h"
#include "kind.h"
#include "numbered.h"
#include "table/delim.h"
#include "table/map.h"
#include "table/objects.h"
#include "text/charset.h"
#include "text/recode.h"

/*
 * A hotline dump, opened: what it is was recognised by its first bytes, its
 * encoding and separator guessed, its header found in the first 20 rows, its
 * columns bound to facts. Rows come from it whatever it is.
 */
struct dump {
	int fd;
	const char *name;		/* as given; "-" is standard input */
	enum kind kind;
	int is_any;			/* dump_open_any */
	enum charset written;		/* how the file is encoded, and */
	enum charset charset;		/* how a row's fields are */
	char separator;			/* of text */
	struct delim_form form;		/* of rows */
	int64_t header_line;
	int64_t exported_at;		/* from a title line; NUM_NONE */
	struct map_binding binding;
	int has_cut_numbers;		/* a spreadsheet has rounded them */
	struct numbered numbered;	/* where the binding has no number */
	struct stat looked;		/* of fd, before it was read */
	struct recode *recode;		/* NULL, or decodes what fd gives */
	struct delim *rows;		/* one of the two, standing behind */
	struct objects *objects;	/* the header */
};

/*
 * encoding NULL: guess. ERR_DATA for what is no table (a folder, an archive
 * …) and for a header without known headings.
 */
int dump_open(struct dump *d, const char *name, const char *encoding,
    const struct map *m, struct err *e);
void dump_close(struct dump *d);

/*
 * The same for a file that the map need not know at all: its header is then
 * the first row with as many fields as most have.
 */
int dump_open_any(struct dump *d, const char *name, const char *encoding,
    const struct map *m, struct err *e);

/* The next row: as delim_next. */
int dump_next(struct dump *d, struct delim_row *row, struct err *e);

/* Whether the file is another one than when it was opened: somebody writes
 * to it. A pipe never is. */
int dump_has_changed(const struct dump *d);

/* "comma", "tab" …; NULL where nothing separates. */
const char *dump_separator(const struct dump *d);

#endif
