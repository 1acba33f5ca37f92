#ifndef ACTS_H
#define ACTS_H

#include <stddef.h>

#include "cli.h"

/*
 * assign and the events of handling, one verb and one event each, from one
 * table. Operands are ids of cases, taken at their present revision; without
 * operands records come from standard input, at theirs.
 */
#define ACTS_MAX 20

/* Put the verbs into rows; how many. */
size_t acts_verbs(struct cli_verb *rows);

#endif
