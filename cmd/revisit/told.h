#ifndef TOLD_H
#define TOLD_H

#include "cli.h"

/*
 * record: the office's own calls and the answers of its own revisits, as
 * lines of JSON or rows of CSV. Each carries its own key, so a file may be
 * recorded again.
 */
extern const struct cli_verb told_verb;

#endif
