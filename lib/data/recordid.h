#ifndef DATA_RECORDID_H
#define DATA_RECORDID_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/words.h"
#include "data/record.h"

/*
 * The outside identity of a case, as record.h describes it under
 * record_put_id and record_parse_id. There is one spelling for each identity:
 * what recordid_put would write differently is refused.
 */
void recordid_put(struct buf *b, const struct record *r,
    const struct words *w);
int recordid_parse(struct record *r, const char *id, size_t len,
    struct words *w, struct err *e);

#endif
