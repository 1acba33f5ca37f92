#ifndef CITYSAID_H
#define CITYSAID_H

#include "cli.h"

/* city: what the city's revisit found, from a file of its own. */
extern const struct cli_verb citysaid_verb;

#endif
