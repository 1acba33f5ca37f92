#ifndef RULETRY_H
#define RULETRY_H

#include "cli.h"

/*
 * rules: check a rule file (a policy) and try it on cases of which somebody
 * knows who led.
 */
extern const struct cli_verb ruletry_verb;

#endif
