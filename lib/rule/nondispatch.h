#ifndef RULE_NONDISPATCH_H
#define RULE_NONDISPATCH_H

#include "base/buf.h"
#include "data/reader.h"
#include "rule/policy.h"

/*
 * Candidates for the grounds on which a request is not dispatched (art. 11 of
 * the Regulation): a hint for a person, never a decision.
 */

/* The policy's list of them. */
extern const struct reader_key nondispatch_keys[];

/* Once the list has been read. */
void nondispatch_prepare(struct policy *p);
void nondispatch_release(struct policy *p);

/*
 * Append "3:再次反映" for each word that stands in the text, once, WORDS_SEP
 * between them; what is in out from offset start on counts as found.
 */
void nondispatch_find(struct buf *out, size_t start, const struct policy *p,
    const char *s, size_t len);

#endif
