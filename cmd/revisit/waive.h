#ifndef WAIVE_H
#define WAIVE_H

#include "cli.h"

/* waive: calls or revisits that need not be made, with the reason. */
extern const struct cli_verb waive_verb;

#endif
