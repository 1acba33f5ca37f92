#ifndef MEASURE_AGREE_H
#define MEASURE_AGREE_H

#include <stddef.h>
#include <stdint.h>

#include "base/words.h"
#include "data/record.h"
#include "render/grid.h"
#include "rule/policy.h"

/*
 * How far re-checks agree with what the office had been told (life/recheck):
 * for each question pairs of answers, the office's then and the auditor's,
 * unit by unit. Where either is absent there is no pair. "Satisfied" is yes,
 * basic or no by the policy's table.
 */
enum agree_question { AGREE_SOLVED, AGREE_SATISFIED, AGREE_QUESTIONS };

#define AGREE_ANSWERS 3		/* 0 no, 1 basic, 2 yes */

struct agree_pairs {
	int64_t of[AGREE_ANSWERS][AGREE_ANSWERS];	/* [own][re-check] */
};

struct agree_unit {
	int64_t unit;		/* word; NUM_NONE */
	int64_t rechecks;	/* with or without a pair */
	struct agree_pairs pairs[AGREE_QUESTIONS];
};

struct agree {
	const struct policy *policy;
	struct agree_unit *units;
	size_t n, cap;
	struct agree_unit all;
};

void agree_init(struct agree *a, const struct policy *p);
void agree_release(struct agree *a);

/* Count a case that was re-checked. */
void agree_add(struct agree *a, const struct record *r);

/* The two answers of a question; 1 where both are there, else 0. */
int agree_pair(const struct policy *p, const struct record *r,
    enum agree_question q, int *own, int *recheck);

/*
 * Rows into a grid that was just initialised, a unit and question each, all
 * together at the end: unit, question, rechecks, n, agreed, disagreed, of
 * those own_better (the office was told more than the auditor) and own_worse,
 * agreement in percent with its interval, and Cohen's kappa: agreement beyond
 * what chance alone would bring, 1 is all, 0 none.
 */
void agree_put(struct grid *g, struct agree *a, const struct words *w);

#endif
