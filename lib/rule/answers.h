#ifndef RULE_ANSWERS_H
#define RULE_ANSWERS_H

#include "data/reader.h"

/* What the policy says of revisits and of what counts. */
extern const struct reader_key answers_answers[];
extern const struct reader_key answers_rates[];
extern const struct reader_key answers_exclusion[];
extern const struct reader_key answers_returns[];


#endif
