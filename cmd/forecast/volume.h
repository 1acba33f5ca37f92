#ifndef VOLUME_H
#define VOLUME_H

#include "cli.h"

/*
 * volume: how many demands the next days, weeks or months will bring, per
 * group, with what the same forecast was wrong by in the past.
 */
extern const struct cli_verb volume_verb;

#endif
