#ifndef QUERY_SQL_H
#define QUERY_SQL_H

#include <stddef.h>

#include "base/buf.h"
#include "base/words.h"
#include "query/query.h"
#include "query/term.h"

/*
 * A term as a condition on the columns of the table cases, which are named
 * as the members are (record_info), and "no". What is put means exactly what
 * the term means, so that it may be negated: IS NOT TRUE holds for NULL too.
 */
struct sql {
	struct buf *b;
	int first;		/* number of the first parameter */
	struct query_value *values;
	size_t n, cap;
};

/* Whether columns can answer this term: not texts, packed members, or sets
 * so large that a scan is better. Before sql_put. */
int sql_can(const struct term *t, const struct words *w);

void sql_put(struct sql *q, const struct term *t, const struct words *w);

#endif
