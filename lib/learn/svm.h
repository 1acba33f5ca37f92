#ifndef LEARN_SVM_H
#define LEARN_SVM_H

#include <stddef.h>
#include <stdint.h>

/*
 * A linear support vector machine with squared hinge loss,
 *
 *	min over w of  |w|² / 2 + C Σ max(0, 1 - y_i w·x_i)²
 *
 * solved by coordinate descent on its dual (Hsieh, Chang, Lin, Keerthi and
 * Sundararajan, "A dual coordinate descent method for large-scale linear
 * SVM", ICML 2008). Every x has a last feature that is always 1: its weight
 * is the bias.
 */

/* Sparse rows, one after the other: row i has its features in
 * col[start[i]..start[i + 1]), each below ncols, and their values beside. */
struct svm_rows {
	size_t n, ncols;
	const size_t *start;
	const uint32_t *col;
	const float *val;
};

/*
 * w[0..ncols] for one class against the rest: w[ncols] is the bias. Rows in
 * use (of them, n) are those of the class where is_class[row] is not 0. The
 * result depends on nothing but its arguments.
 */
void svm_solve(double *w, const struct svm_rows *x, const uint32_t *use,
    size_t n, const unsigned char *is_class, double c);

#endif
