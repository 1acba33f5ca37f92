#ifndef TABLE_ROWFILE_H
#define TABLE_ROWFILE_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "table/delim.h"
#include "table/map.h"

/*
 * A small table that people keep by hand: CSV with its headings in the first
 * row (commas, semicolons or tabs; UTF-8 or GB18030), or JSON objects, one a
 * line or in an array. What it is is seen from its first bytes. All that
 * comes out is UTF-8.
 */
struct rowfile;

/* Reads fd, which stays the caller's. ERR_DATA where there are no headings. */
struct rowfile *rowfile_new(int fd, struct err *e);
void rowfile_free(struct rowfile *f);

/* Borrowed, trimmed. */
const struct map_text *rowfile_headings(const struct rowfile *f, size_t *n);

/* As delim_next. */
int rowfile_next(struct rowfile *f, struct delim_row *row, struct err *e);

#endif
