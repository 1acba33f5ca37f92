#ifndef VOLUME_H
#define VOLUME_H

#include "cli.h"

/*
 * volume: how many demands the next weeks will bring, per group, by the mean
 * of the last eight complete weeks, with the error it had in the past.
 */
extern const struct cli_verb volume_verb;

#endif
