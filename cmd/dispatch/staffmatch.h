#ifndef STAFFMATCH_H
#define STAFFMATCH_H

#include "cli.h"

/*
 * match: who handles it. Adds an officer to what suggest proposed, or
 * proposes one for a case that a unit leads and nobody has signed for.
 */
extern const struct cli_verb staffmatch_verb;

#endif
