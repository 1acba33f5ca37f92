#ifndef TEXT_SIFT_H
#define TEXT_SIFT_H

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
struct sift {
	const char *s;
	size_t len;
	size_t copied;		/* what lies before has been dealt with */
	struct buf *out;
};

/* Returns the offset behind what was recognised and appended, or 0. */
typedef size_t (*sift_recogniser)(struct sift *t, const struct digits *d);

/* Append what stands between copied and at. */
void sift_copy_to(struct sift *t, size_t at);

/* Whether the word begins, ends at this offset. */
int sift_stands_at(const struct sift *t, size_t at, const char *word);
int sift_stands_before(const struct sift *t, size_t at, const char *word);

/* Whether one of these characters, all of three bytes, begins at at. */
int sift_one_of(const struct sift *t, size_t at, const char *list);

/*
 * Append n digits and what stands between them, '*' for all but the first
 * head and the last tail; the offset behind them.
 */
size_t sift_put_masked(struct sift *t, const struct digits *d, size_t n,
    size_t head, size_t tail);

/* Append one '*' for all up to end; returns end. */
size_t sift_put_star(struct sift *t, size_t end);

#endif
