#ifndef RULE_CALLS_H
#define RULE_CALLS_H

#include "data/reader.h"

/* The key "calls" of a policy: the four calls and the two revisits. */
extern const struct reader_key calls_calls[];
extern const struct reader_key calls_recheck[];
reader_check_fn calls_check;	/* no script may suggest an answer */

/* Of policy_free. */
struct policy;
void calls_release(struct policy *p);

#endif
