#ifndef STATUS_H
#define STATUS_H

#include "cli.h"

/* status: the 4+2 ledger, by post or case by case. */
extern const struct cli_verb status_verb;

#endif
