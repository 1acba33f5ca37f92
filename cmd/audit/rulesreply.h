#ifndef RULESREPLY_H
#define RULESREPLY_H

#include "rules.h"

/*
 * Rules about what the citizen was told (RULES_REPLY): words of the policy's
 * lists that contradict each other, or say nothing. What is found is no
 * accusation: somebody reads the reply again and sends it back.
 */
int64_t rulesreply_contradicts(const struct rules_view *v);
int64_t rulesreply_no_facts(const struct rules_view *v);
int64_t rulesreply_no_call(const struct rules_view *v);
int64_t rulesreply_no_reason(const struct rules_view *v);
int64_t rulesreply_vague(const struct rules_view *v);

#endif
