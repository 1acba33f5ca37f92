#ifndef LEARN_NAMED_H
#define LEARN_NAMED_H

#include <stddef.h>
#include <stdint.h>

#include "learn/corpus.h"

/*
 * How much of a class's own name stands in a text: an agent who writes
 * "请民政局核实" names the unit, and that helps where a class has few texts or
 * none to learn from. Of the pairs of characters in its name, each weighing
 * ln((1 + classes) / classes whose name has it), the part whose pairs are
 * in the text, squared.
 */
struct named {
	size_t nclasses, ngrams;
	size_t *start;		/* by gram, ngrams + 1 */
	uint32_t *class_of;
	float *part;		/* of that class's name */
};

/* The grams of the names are added to the corpus. */
void named_init(struct named *nm, struct corpus *c);
void named_release(struct named *nm);

/*
 * out[0..nclasses) of a text with these grams, each once; room for nothing
 * else is needed.
 */
void named_text(const struct named *nm, float *out, const uint32_t *gram,
    size_t n);

#endif
