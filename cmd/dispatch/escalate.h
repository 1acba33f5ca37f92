#ifndef ESCALATE_H
#define ESCALATE_H

#include "cli.h"

/*
 * escalate: raise the open cases of a query to the rungs of the policy's
 * ladder that they have reached, each rung one event; or, with --rung, cases
 * by hand. What is raised already gives nothing, so that cron may repeat it.
 */
extern const struct cli_verb escalate_verb;

#endif
