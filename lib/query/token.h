#ifndef QUERY_TOKEN_H
#define QUERY_TOKEN_H

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
struct token {
	const char *s, *end;	/* what is left */
};

enum token_op {
	TOKEN_NONE,		/* a field alone */
	TOKEN_IS,		/* : */
	TOKEN_EQUAL, TOKEN_LESS, TOKEN_UPTO, TOKEN_FROM, TOKEN_MORE
};

/* The next term: 1, 0 at the end, -1 where a quote is not closed. */
int token_term(struct token *q, struct token *term, struct err *e);

/* Take field and operator off a term; its values are left. */
enum token_op token_field(struct token *term, struct token *field);

/*
 * Take the next value off a term and append it to out, without its quotes: 1,
 * or 0 where none is left. "a,,b" has an empty one in its middle.
 */
int token_value(struct token *term, struct buf *out);

/* Whether this is all that the field says. */
int token_is(const struct token *field, const char *text);

#endif
