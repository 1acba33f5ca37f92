#ifndef LEARN_SURE_H
#define LEARN_SURE_H

#include <stddef.h>
#include <stdint.h>

struct trial;

/*
 * How sure: scores as probabilities,
 *
 *	p_k = (1 - doubt) · exp(sharp · (score_k + by_name · name_k)) / Σ …
 *	    + doubt / n
 *
 * (temperature scaling: Guo, Pleiss, Sun and Weinberger 2017; the doubt is
 * for texts that are unlike all others of their class). The three numbers are
 * those under which the texts of a trial, none of which was known to its
 * judge, are least surprising.
 */
struct sure { float sharp, by_name, doubt; };

void sure_of(double *p, const struct sure *s, const double *score,
    const float *name, size_t n);

void sure_fit(struct sure *s, const struct trial *t,
    const uint32_t *class_of);

#endif
