#ifndef LEARN_MODEL_H
#define LEARN_MODEL_H

#include <stddef.h>
#include <stdint.h>

#include "learn/grams.h"
#include "learn/named.h"
#include "learn/sure.h"

/*
 * What was learnt: a linear classifier on character n-grams, one machine a
 * class (learn/svm), on the values of learn/weigh. Const once it is made or
 * loaded, so that threads may share it; each has a reader of its own.
 *
 * Weights are whole numbers of steps, as the file has them, so a model that
 * was just made judges as the same one loaded.
 */
struct model {
	struct grams_form form;
	char *columns;		/* "title,text": what its texts were */
	char *label;		/* what its classes are */
	char **classes;
	size_t nclasses;
	struct named names;
	struct sure sure;

	size_t ngrams;		/* those of most texts first */
	uint64_t *keys;
	float *of;		/* of each gram; 0: it matters to names only */
	int16_t *w;		/* of each gram: stride of them, steps */
	float *bias;		/* stride */
	float step;
	size_t stride;		/* nclasses up to the next 8 */

	/* where a gram is, by its first character and space: few characters
	 * are most of any text, so what is looked at stays in the cache */
	struct model_first {
		uint32_t single;	/* it alone: gram + 1, 0: none */
		uint32_t base, mask;	/* its table among the slots */
	} *first;
	uint16_t *second;	/* of each slot, 0: empty; and */
	uint32_t *pair;		/* the gram */
};

void model_free(struct model *m);

/* Of those who make one: the tables that find grams and names, made of
 * keys and classes. */
void model_index(struct model *m);

/* --- judging ------------------------------------------------------------ */

/* What one thread needs; holds the last text it read. */
struct model_reader {
	const struct model *m;
	/* of a stretch: what each character is alone, gram + 1 or 0; where
	 * the search for its pair begins; and the grams */
	struct model_lookup {
		uint32_t single, slot;
	} lookup[GRAMS_STRETCH];
	uint32_t found[2 * GRAMS_STRETCH];

	float *sum;		/* by gram */
	uint32_t *gram;		/* of the text, each once */
	float *value;
	size_t n, end[GRAMS_SPACES];	/* of all, of each space */
	float *score, *name;
	double *p;		/* nclasses: the probabilities */
	double *score_of;	/* nclasses */
};

void model_reader_init(struct model_reader *r, const struct model *m);
void model_reader_release(struct model_reader *r);

/* Fields in the order of the model's columns; missing ones are empty. */
void model_read(struct model_reader *r, const struct grams_text *fields,
    size_t n);

/* The likeliest classes, most likely first: at most n of them. */
size_t model_top(const struct model_reader *r, size_t *top, size_t n);

/* The grams that spoke most for a class: their number in r->gram, most
 * first; at most n, none that spoke against it. */
size_t model_why(const struct model_reader *r, size_t class_of, size_t *top,
    size_t n);

#endif
