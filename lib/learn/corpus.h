#ifndef LEARN_CORPUS_H
#define LEARN_CORPUS_H

#include <stddef.h>
#include <stdint.h>

#include "learn/grams.h"

/*
 * Texts to learn from: of each, the class it belongs to, its grams and how
 * much of each it has. Grams and classes are known by numbers from 0, in the
 * order of first use.
 */
struct corpus {
	struct grams_form form;		/* set before the first text */
	size_t n;			/* texts */
	uint32_t *class_of;		/* of each text */
	size_t *start;			/* n + 1: where its grams begin in */
	uint32_t *gram;			/* which */
	float *amount;			/* weights of its fields added up */
	size_t (*end)[GRAMS_SPACES];	/* of its grams of each space, in it */

	uint64_t *keys;			/* of each gram (learn/grams) */
	size_t ngrams;
	char **classes;			/* names */
	size_t nclasses;

	/* of corpus.c alone */
	size_t cap, cap_grams, cap_keys, cap_classes;
	uint32_t *slots;		/* keys by hash: number + 1 */
	size_t nslots;
	float *sum;			/* of the text being read */
	size_t cap_sum;
};

void corpus_init(struct corpus *c, const struct grams_form *form);
void corpus_release(struct corpus *c);

/* The number of a class, given now if it is new. */
uint32_t corpus_class(struct corpus *c, const char *name, size_t len);
/* The number of a gram, given now if it is new. */
uint32_t corpus_gram(struct corpus *c, uint64_t key);
/* At most 2^32 - 1 texts, and as many grams. */
void corpus_add(struct corpus *c, uint32_t class_of,
    const struct grams_text *fields, size_t n);

#endif
