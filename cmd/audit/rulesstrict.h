#ifndef RULESSTRICT_H
#define RULESSTRICT_H

#include "rules.h"

/* Rules about calls, revisits, evidence and returns, most of them strict. */
int64_t rulesstrict_no_evidence(const struct rules_view *v);	/* event */
int64_t rulesstrict_own_return(const struct rules_view *v);	/* event */
int64_t rulesstrict_few_calls(const struct rules_view *v);
int64_t rulesstrict_turned(const struct rules_view *v);
int64_t rulesstrict_complaint(const struct rules_view *v);
int64_t rulesstrict_own_unit(const struct rules_view *v);

#endif
