#ifndef REPORT_OPEN311_H
#define REPORT_OPEN311_H

#include "base/buf.h"
#include "base/words.h"
#include "data/record.h"
#include "rule/policy.h"

/*
 * Open311 GeoReport v2: a case as an element of "GET requests.json", a
 * category as one of "GET services.json". All members of the specification
 * stand there in its order, null where we have nothing to say. No text of
 * the citizen, no address below the building, nothing of a person.
 */
void open311_put_request(struct buf *b, const struct record *r,
    const struct words *w);
void open311_put_service(struct buf *b, const struct policy_category *c,
    const struct words *w);

/* Whether the case may be told to everybody: neither secret nor 举报, a case
 * of the hotline that is 主办. */
int open311_is_public(const struct record *r, const struct words *w);

#endif
