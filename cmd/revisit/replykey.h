#ifndef REPLYKEY_H
#define REPLYKEY_H

#include <stdint.h>

#include "data/record.h"
#include "reply.h"

/*
 * The key that this fact is recognised by, into wish.fact: from the case,
 * the kind, the instant and all codes, not from free text.
 */
void replykey_set(struct reply *r, const struct record *rec, int64_t at,
    struct reply_reader *rr);

#endif
