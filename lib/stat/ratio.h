#ifndef STAT_RATIO_H
#define STAT_RATIO_H

#include <stdint.h>

#include "base/buf.h"

/*
 * Exact fractions of counts. Nothing is rounded until it is printed; order
 * and ties are decided on the fraction. num >= 0, den >= 0; den == 0 means
 * "no such figure": it prints "—" and is neither more nor less than others.
 */
struct ratio {
	int64_t num, den;
};

/* -1, 0, 1 as a < b, a = b, a > b; both must have den > 0. */
int ratio_cmp(struct ratio a, struct ratio b);

/*
 * Append num/den * scale with so many places (0..6), rounded half up:
 * ratio_put(b, {176, 200}, 100, 1) appends "88.0".
 */
void ratio_put(struct buf *b, struct ratio r, int scale, int places);

/*
 * The change from one to another, in the same way, with its sign: "+1.2",
 * "-0.3", "0.0" where it rounds to nothing; "—" where either is none.
 */
void ratio_put_change(struct buf *b, struct ratio was, struct ratio is,
    int scale, int places);

/* Rounded half up to 1/parts: {2, 3} in thousandths is 667. den > 0. */
int64_t ratio_round(struct ratio r, int64_t parts);

#endif
