#ifndef MEASURE_WEEKS_H
#define MEASURE_WEEKS_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/words.h"
#include "data/record.h"
#include "measure/rates.h"
#include "rule/policy.h"
#include "stat/ratio.h"

/*
 * Demands received per week (Monday to Sunday, Beijing time) and group, and
 * what the mean of the last eight complete weeks says of the next ones.
 *
 * Counted are 主办 rows and rows that say no role, of a nature that the policy
 * counts; the office's own tasks of 未诉先办 are not demands. A group is one
 * value of each field asked for; every group has the same weeks, a week in
 * which it does not occur being one of 0.
 */
#define WEEKS_MAX_BY 2
#define WEEKS_MEAN 8		/* weeks in the mean */
#define WEEKS_MAX_STEP 52

struct weeks;

/* n fields, 1 to WEEKS_MAX_BY; policy and words are borrowed. */
struct weeks *weeks_new(const struct policy *p, struct words *w,
    const enum rates_by *by, size_t n);
void weeks_free(struct weeks *ws);

/* Count one case. Order never matters. */
void weeks_add(struct weeks *ws, const struct record *r);

/*
 * No more cases come. The complete weeks are those from the first Monday
 * on which or before which nothing is missing (the first case may lie in the
 * middle of its week: that week is left out) to the last Sunday before
 * until_at. Where known is 0 nobody said that the data reach until_at: then the
 * last week is at most that of the latest case.
 */
void weeks_end(struct weeks *ws, int64_t until_at, int known);

/* After weeks_end: the complete weeks, and the Monday behind them. */
size_t weeks_count(const struct weeks *ws);
int64_t weeks_next_day(const struct weeks *ws);

/*
 * The groups that occur in the complete weeks: first the largest of the last
 * eight weeks, then by key. Their keys for readers, "供暖×农光里社区".
 */
size_t weeks_groups(const struct weeks *ws);
void weeks_put_group(struct buf *b, const struct weeks *ws, size_t group);
/* The counts of one group, oldest first; borrowed until the next call. */
const int64_t *weeks_of(struct weeks *ws, size_t group);

/*
 * What the last n weeks (oldest first, n > 0) say of the step-th week behind
 * them, step 1..WEEKS_MAX_STEP. All exact; den 0 where there is no such figure.
 *
 * mean: of the last eight weeks, or of all where there are fewer. Backtest:
 * each past week that has at least four weeks before its own step (one, where
 * no week has four) is forecast in the same way from what was known then;
 * mae is the mean of the absolute errors. lo and hi: the mean plus the error
 * of rank m/10 from below and from above of the m signed errors, lo never
 * below zero. Where there are not even step weeks, the errors are those of
 * the longest step that can be tried.
 * baseline: the same week a year (52 weeks) before, else the last week.
 */
struct weeks_guess {
	struct ratio mean, lo, hi, mae;
	int64_t baseline;
	int from_last_year;	/* the baseline is */
	size_t used;		/* weeks in the mean */
	size_t errors;		/* weeks in the backtest */
};
void weeks_guess(struct weeks_guess *g, const int64_t *counts, size_t n,
    size_t step);

#endif
