#ifndef RULE_CALENDARHOURS_H
#define RULE_CALENDARHOURS_H

#include "data/reader.h"

/* A kind's opening hours in the calendar file: struct calendar_hours. */
extern const struct reader_key calendarhours_keys[];

reader_check_fn calendarhours_check;

#endif
