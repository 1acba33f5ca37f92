#ifndef TIME_NOW_H
#define TIME_NOW_H

#include <stdint.h>

/*
 * The clock, read here and nowhere else; a command reads it once and passes
 * it on, unless --now gives another.
 */
int64_t now_at(void);

/* For progress and time-outs: milliseconds from an arbitrary start. */
int64_t now_ticks_ms(void);

#endif
