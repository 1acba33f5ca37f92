#ifndef JUDGE_H
#define JUDGE_H

#include <stdint.h>

#include "base/buf.h"
#include "learn/model.h"

/*
 * Texts judged many at a time, on all processors, and printed in the order
 * in which they came: a line of JSON each, as DESIGN.md section 5 has it.
 */
#define JUDGE_MANY 2048

struct judge;

struct judge_how {
	int64_t top;		/* likeliest classes to print */
	double least;		/* below this probability: abstain */
	int explain;		/* "why": the grams that spoke for it */
};

struct judge *judge_new(const struct model *m, const struct judge_how *how);
void judge_free(struct judge *j);

/* Take a text on, copying it: 1 there is room for more, 0 there is none and
 * judge_put must come next. */
int judge_add(struct judge *j, int64_t row, const struct grams_text *fields,
    size_t n);
/*
 * Judge those that were taken on and append their lines. Meanwhile `more`, if
 * it is not NULL, takes the next ones on with judge_add, in one of the threads.
 */
typedef void (*judge_fn)(void *arg);
void judge_put(struct judge *j, struct buf *out, judge_fn more, void *arg);

/* A probability as it is printed, with four places. */
void judge_put_p(struct buf *b, double p);

#endif
