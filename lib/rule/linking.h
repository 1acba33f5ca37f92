#ifndef RULE_LINKING_H
#define RULE_LINKING_H

#include <stddef.h>

#include "data/reader.h"
#include "rule/policy.h"

/*
 * How cases are found to belong together: the policy's section "links".
 * Where a policy has none, nothing is looked for.
 */
extern const struct reader_key linking_keys[];
reader_check_fn linking_check;

/* Once the section has been read. */
void linking_prepare(struct policy *p);
void linking_release(struct policy *p);

int linking_is_wanted(const struct policy *p);

/*
 * Whether the text calls for haste in a matter that is known (催办): one of
 * the reminder's words begins within its first reminder_chars characters.
 */
int linking_reminds(const struct policy *p, const char *s, size_t len);

#endif
