#ifndef CUTNO_H
#define CUTNO_H

#include <stddef.h>
#include <stdint.h>

/*
 * Numbers that lost digits in a spreadsheet, which keeps 15 of them: what is
 * left is nobody's number, and must not be taken for another's.
 */

/* "2.61122E+17", or the ".0" of a float behind more digits than one has. */
int cutno_is_cut(const char *s, size_t len);

/*
 * An order number of 18 digits, yymmddHHMMSS and six more, that ends in 000:
 * one in a thousand does by itself, all do that were cut.
 */
int cutno_may_be_cut(const char *s, size_t len);

/* Of a dump's first numbers those of 18 digits, and those that may be cut:
 * whether the column was, so that each of the latter is. */
struct cutno {
	int64_t numbers, rounded;
};
void cutno_count(struct cutno *c, const char *s, size_t len);
int cutno_is_damaged(const struct cutno *c);

#endif
