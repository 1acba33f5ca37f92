#ifndef SUGGEST_H
#define SUGGEST_H

#include "cli.h"

/*
 * suggest: who should lead. Looks at the record and the policy alone, and
 * passes on byte for byte what it has no proposal for.
 */
extern const struct cli_verb suggest_verb;

#endif
