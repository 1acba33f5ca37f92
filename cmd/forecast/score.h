#ifndef SCORE_H
#define SCORE_H

#include "cli.h"

/*
 * score: what a forecast of volume, kept as NDJSON, was worth now that the
 * counts have come, beside its baseline.
 */
extern const struct cli_verb score_verb;

#endif
