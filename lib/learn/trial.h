#ifndef LEARN_TRIAL_H
#define LEARN_TRIAL_H

#include <stddef.h>
#include <stdint.h>

#include "learn/corpus.h"
#include "learn/named.h"
#include "learn/sure.h"

/*
 * Cross-validation: each text is judged by machines that never saw it. The
 * texts of each class are dealt to the folds in an order drawn from the seed,
 * so every fold has its share of every class; weights of grams are learnt
 * anew without the fold.
 */
struct trial {
	size_t n, nclasses;
	double *score;		/* n * nclasses: how far on the class's side */
	float *name;		/* the same: learn/named */
	struct sure sure;	/* what makes them probabilities */
};

#define TRIAL_C 1.0		/* of learn/svm */

void trial_run(struct trial *t, const struct corpus *c,
    const struct named *names, unsigned folds, uint64_t seed);
void trial_release(struct trial *t);

/*
 * How it went. Top is by probability; a class that nobody took any text for
 * and that has none is left out of the mean of F1.
 */
struct trial_class {
	size_t texts, taken, hits;	/* truly; said; both */
	size_t mistaken;		/* the class that its texts are most */
	size_t times;			/* often taken for, and how often */
};

struct trial_result {
	size_t n, hits, hits3;
	double macro_f1;
	double off;		/* expected calibration error, ten bins */
	struct trial_class *classes;
	size_t nclasses;
};

void trial_judge(struct trial_result *r, const struct trial *t,
    const struct corpus *c);
void trial_result_release(struct trial_result *r);
double trial_f1(const struct trial_class *k);

#endif
