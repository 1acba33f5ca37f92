#ifndef HEAD_H
#define HEAD_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "table/delim.h"
#include "table/map.h"
#include "text/charset.h"

/*
 * The rows at a file's beginning, decoded: among them the header is found,
 * by them how the file is written.
 */
#define HEAD_ROWS 20

struct head {
	struct delim_form form;	/* recode NULL */
	struct buf text;	/* the cells' */
	struct map_text *cells[HEAD_ROWS];
	size_t ncells[HEAD_ROWS];
	int64_t lines[HEAD_ROWS];
	size_t n;
};

/*
 * Call fn with each row of s, a file's beginning in this form, until it
 * returns 0 or the rows end.
 */
typedef int head_fn(void *arg, const struct delim_row *row);
int head_each(const char *s, size_t len, const struct delim_form *form,
    head_fn *fn, void *arg, struct err *e);

/*
 * Try each separator and keep the one with which a row has most headings of
 * the map; without one (or none known), with which most rows have the same
 * number of fields. CR ends lines where no LF does.
 */
int head_read(struct head *h, const char *s, size_t len, enum charset c,
    const struct map *m, struct err *e);
void head_release(struct head *h);

/* The row with most known headings and how many; 0 where none has any. */
size_t head_find(const struct head *h, const struct map *m, size_t *row);
/* The first row with as many fields as most have, two or more; -1: none. */
int head_first(const struct head *h, size_t *row);

#endif
