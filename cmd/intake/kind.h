#ifndef KIND_H
#define KIND_H

#include <stddef.h>

#include "base/err.h"
#include "text/charset.h"

/* What a file is, by its first bytes; its name says nothing. */
enum kind {
	KIND_TEXT,		/* delimited text in some encoding */
	KIND_JSON,		/* objects, one a line or in an array */
	KIND_XLSX, KIND_XLS	/* a workbook, of another program's reading */
};

/*
 * encoding NULL: guess it. What nobody can read as a table is ERR_DATA, with
 * what it is and what to do.
 */
int kind_find(enum kind *k, enum charset *c, const char *head, size_t len,
    const char *encoding, struct err *e);

#endif
