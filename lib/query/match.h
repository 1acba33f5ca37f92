#ifndef QUERY_MATCH_H
#define QUERY_MATCH_H

#include "base/words.h"
#include "data/record.h"
#include "query/term.h"

/* Whether a record passes a term. Without texts (NULL) none matches. */
int match_term(const struct term *t, const struct record *r,
    const struct record_texts *x, const struct words *w);

#endif
