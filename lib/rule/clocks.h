#ifndef RULE_CLOCKS_H
#define RULE_CLOCKS_H

#include "data/reader.h"

/* The policy's numbers of time: limits, calls, periods. */
extern const struct reader_key clocks_levels[];
extern const struct reader_key clocks_clocks[];
extern const struct reader_key clocks_period[];

reader_check_fn clocks_check_levels;

#endif
