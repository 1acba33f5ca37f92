#ifndef RULE_REPLIES_H
#define RULE_REPLIES_H

#include <stddef.h>

#include "data/reader.h"
#include "rule/policy.h"

/*
 * The key "replies" of a policy: words by which replies to citizens are read.
 * Absent: no reply is read, and no rule about them finds anything.
 */
extern const struct reader_key replies_keys[];

void replies_prepare(struct policy *p);
void replies_release(struct policy *p);

/* Whether a text holds one of these words. */
int replies_have(const struct policy *p, enum policy_reply which,
    const char *s, size_t len);

#endif
