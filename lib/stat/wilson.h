#ifndef STAT_WILSON_H
#define STAT_WILSON_H

#include "stat/ratio.h"

/*
 * Chance in shares of counts, without a floating-point number: Wilson's
 * interval of k out of n. A share p lies in it when
 *
 *	(k/n - p)^2 <= z^2 p (1 - p) / n
 *
 * which is decided in whole numbers, so that every machine decides alike.
 * den up to 10^8 each is exact.
 */
enum wilson_level { WILSON_80, WILSON_90, WILSON_95, WILSON_99, WILSON_COUNT };

/* As a policy has them: "80" …, ended by NULL. */
extern const char *const wilson_names[];
int wilson_percent(enum wilson_level level);	/* 80 … 99 */

/*
 * Whether what was seen differs from a share beyond chance: -1 it is lower,
 * 1 higher, 0 the share lies in the interval, or nothing was seen, or there
 * is no share (den 0).
 */
int wilson_differs(struct ratio seen, struct ratio share,
    enum wilson_level level);

/*
 * The ends of the interval, in tenths of a percent, rounded outwards: 88.0 %
 * is 880. Nothing seen: 0 and 1000.
 */
struct wilson { int low, high; };
struct wilson wilson_interval(struct ratio seen, enum wilson_level level);

#endif
