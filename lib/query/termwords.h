#ifndef QUERY_TERMWORDS_H
#define QUERY_TERMWORDS_H

#include "base/err.h"
#include "query/term.h"
#include "query/token.h"

/*
 * The values of a term whose member is a word, a path or a list: what they
 * pick. A unit is meant by its other names too, and excluded:city and
 * excluded:office ask by whom. A value that no word of any case or of the
 * policy begins with is refused where the policy closes the list, else it is
 * one of t->unknown.
 */
int termwords_set(struct term *t, enum token_op op,
    const struct term_context *c, struct err *e);

#endif
