#ifndef CONVENE_H
#define CONVENE_H

#include "cli.h"

/*
 * convene: matters beyond the office's power (life/matter.h), one act each:
 * convene ACT [MATTER].
 */
extern const struct cli_verb convene_verb;

#endif
