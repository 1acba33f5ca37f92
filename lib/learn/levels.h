#ifndef LEARN_LEVELS_H
#define LEARN_LEVELS_H

#include <stddef.h>

/*
 * Classes that are paths, "住房城乡建设/物业管理/电梯故障": what is said of the
 * upper levels. The probability of a part is that of all the classes below it;
 * a class of fewer levels is a part of its own.
 */
#define LEVELS_MAX 8

struct levels {
	size_t depth;		/* of the deepest class; 1: no paths */
	size_t n;		/* classes */
	size_t *part[LEVELS_MAX];	/* by depth from 1: of each class the
					 * first one of the same part */
};

void levels_init(struct levels *l, char *const *classes, size_t n);
void levels_release(struct levels *l);

/* The length of the first `depth` levels of a class. */
size_t levels_cut(const char *class, size_t depth);

/*
 * The likeliest part of this depth (below l->depth), by the probabilities of
 * the classes: its first class, and *p. sum is room for l->n numbers.
 */
size_t levels_best(const struct levels *l, const double *of, size_t depth,
    double *sum, double *p);

#endif
