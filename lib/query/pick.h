#ifndef QUERY_PICK_H
#define QUERY_PICK_H

#include <stddef.h>
#include <stdint.h>

#include "base/words.h"

/*
 * The words that some values mean, as a set of word numbers: each word is
 * compared once, not once per record. The set is made for the words there
 * are and grows when a number beyond them is asked for, because a stream
 * brings new words while it is read.
 *
 * A value means a word when a part of the word begins with it (PICK_BEGIN)
 * or is it (PICK_WHOLE); 社区 at the end of either is ignored where they are
 * else the same, so 农光里社区 means 农光里 and the other way round.
 */
enum pick_how { PICK_BEGIN, PICK_WHOLE };

struct pick;

/* The values are borrowed. separator stands between parts; -1: one part. */
struct pick *pick_new(char *const *values, size_t n, int separator,
    enum pick_how how);
void pick_free(struct pick *p);

/* Mean this value (borrowed) too, where it is a whole part: before the first
 * look at words. */
void pick_add_whole(struct pick *p, const char *value);

/* Look at the words that have come since the last time. */
void pick_extend(struct pick *p, const struct words *w);

/* Whether word n is one of them; never for NUM_NONE. */
int pick_has(struct pick *p, const struct words *w, int64_t n);

/* How many there are, and the next one behind n (0 to begin), or 0. */
int64_t pick_count(const struct pick *p);
int64_t pick_next(const struct pick *p, int64_t n);

#endif
