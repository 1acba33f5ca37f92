#ifndef TEXT_SCAN_H
#define TEXT_SCAN_H

#include <stddef.h>

#include "base/buf.h"
#include "text/digits.h"

/*
 * What the recognisers of text/mask share. A text is gone through once.
 * Digits are shown to a list of recognisers: the first that knows them
 * appends their masked form and says where it ended. Words such as 先生 and
 * 单元 look back at what stands before them and has not been copied yet. All
 * else is copied as it is.
 */
struct scan {
	const char *s;
	size_t len;
	size_t copied;		/* what lies before has been dealt with */
	struct buf *out;
};

/* Returns the offset behind what was recognised and appended, or 0. */
typedef size_t (*scan_recogniser)(struct scan *t, const struct digits *d);

/* Append what stands between copied and at. */
void scan_copy_to(struct scan *t, size_t at);

/* Whether the word begins, ends at this offset. */
int scan_stands_at(const struct scan *t, size_t at, const char *word);
int scan_stands_before(const struct scan *t, size_t at, const char *word);

/* Whether one of these characters, all of three bytes, begins at at. */
int scan_one_of(const struct scan *t, size_t at, const char *list);

/*
 * Append n digits and what stands between them, '*' for all but the first
 * head and the last tail; the offset behind them.
 */
size_t scan_put_masked(struct scan *t, const struct digits *d, size_t n,
    size_t head, size_t tail);

/* Append one '*' for all up to end; returns end. */
size_t scan_put_star(struct scan *t, size_t end);

#endif
