#ifndef PLAN_H
#define PLAN_H

#include "cli.h"

/* plan: the call sheet: who is to be called, for what, by when, by whom. */
extern const struct cli_verb plan_verb;

#endif
