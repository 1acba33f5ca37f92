#ifndef QUERY_SCAN_H
#define QUERY_SCAN_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * The text of a query, taken apart: terms between white space (U+3000 too),
 * in a term the field, the operator and the values between commas. What
 * stands between double quotes is one value whatever it holds; a backslash
 * there takes the next byte as it is. The full-width ： and ， that a Chinese
 * keyboard gives are read as : and ,.
 */
struct scan {
	const char *s, *end;	/* what is left */
};

enum scan_op {
	SCAN_NONE,		/* a field alone */
	SCAN_IS,		/* : */
	SCAN_EQUAL, SCAN_LESS, SCAN_UPTO, SCAN_FROM, SCAN_MORE
};

/* The next term: 1, 0 at the end, -1 where a quote is not closed. */
int scan_term(struct scan *q, struct scan *term, struct err *e);

/* Take field and operator off a term; its values are left. */
enum scan_op scan_field(struct scan *term, struct scan *field);

/*
 * Take the next value off a term and append it to out, without its quotes: 1,
 * or 0 where none is left. "a,,b" has an empty one in its middle.
 */
int scan_value(struct scan *term, struct buf *out);

/* Whether this is all that the field says. */
int scan_is(const struct scan *field, const char *text);

#endif
