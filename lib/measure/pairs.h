#ifndef MEASURE_PAIRS_H
#define MEASURE_PAIRS_H

#include <stddef.h>
#include <stdint.h>

/* Pairs of integers, numbered from 0 in the order of first use. */
struct pairs {
	int64_t (*of)[2];
	size_t n, cap;
	size_t *slots;		/* one more than the pair; 0: free */
	size_t nslots;		/* a power of two */
};

#define PAIRS_INIT { NULL, 0, 0, NULL, 0 }

/* The number of the pair: p->n as it was before where it is new. */
size_t pairs_add(struct pairs *p, int64_t a, int64_t b);
void pairs_release(struct pairs *p);

#endif
