#include "learn/named.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct pair {
	uint32_t gram, class_of;
};

struct pairs {
	struct pair *of;
	size_t n, cap;
	struct corpus *c;
	uint32_t class_of;
};

static void
add_pair(struct pairs *p, uint64_t key)
{
	uint32_t g = corpus_gram(p->c, key);
	size_t i;

	for (i = p->n; i > 0 && p->of[i - 1].class_of == p->class_of; i--)
		if (p->of[i - 1].gram == g)
			return;
	mem_grow(&p->of, p->n, &p->cap, sizeof(*p->of));
	p->of[p->n].gram = g;
	p->of[p->n++].class_of = p->class_of;
}

static void
add_stretch(void *arg, const struct grams_stretch *s)
{
	struct pairs *p = arg;
	size_t i;

	for (i = 0; i < s->n; i++)
		if (grams_pair(s, i) != 0)
			add_pair(p, grams_pair(s, i));
}

static int
compare(const void *pa, const void *pb)
{
	const struct pair *a = pa, *b = pb;

	if (a->gram != b->gram)
		return a->gram < b->gram ? -1 : 1;
	return a->class_of < b->class_of ? -1 : a->class_of > b->class_of;
}

static void
find_pairs(struct pairs *p)
{
	const struct grams_form form = { .weight = { 1 }, .nfields = 1 };
	struct grams_text name;
	size_t i;

	for (i = 0; i < p->c->nclasses; i++) {
		p->class_of = (uint32_t)i;
		name.s = p->c->classes[i];
		name.len = strlen(name.s);
		grams_each(&form, &name, 1, add_stretch, p);
	}
	if (p->n > 0)
		qsort(p->of, p->n, sizeof(*p->of), compare);
}

void
named_init(struct named *nm, struct corpus *c)
{
	struct pairs p = { .c = c };
	double *whole, rare;
	size_t i, k, df;

	find_pairs(&p);
	nm->nclasses = c->nclasses;
	nm->ngrams = c->ngrams;
	nm->start = mem_array(c->ngrams + 2, sizeof(*nm->start));
	nm->class_of = mem_array(p.n + 1, sizeof(*nm->class_of));
	nm->part = mem_array(p.n + 1, sizeof(*nm->part));
	whole = mem_array(c->nclasses + 1, sizeof(*whole));
	for (i = 0; i < p.n; i++)
		nm->start[p.of[i].gram + 1]++;
	for (i = 0; i < c->ngrams; i++)
		nm->start[i + 1] += nm->start[i];
	for (i = 0; i < p.n; i++) {
		k = p.of[i].gram;
		df = nm->start[k + 1] - nm->start[k];
		rare = log((1 + (double)c->nclasses) / (double)df);
		nm->class_of[i] = p.of[i].class_of;
		nm->part[i] = (float)rare;
		whole[p.of[i].class_of] += rare;
	}
	for (i = 0; i < p.n; i++)
		nm->part[i] /= (float)whole[nm->class_of[i]];
	free(whole);
	free(p.of);
}

void
named_release(struct named *nm)
{
	free(nm->start);
	free(nm->class_of);
	free(nm->part);
}

void
named_text(const struct named *nm, float *out, const uint32_t *gram,
    size_t n)
{
	size_t i, k;

	for (i = 0; i < nm->nclasses; i++)
		out[i] = 0;
	for (i = 0; i < n; i++) {
		if (gram[i] >= nm->ngrams)
			continue;
		for (k = nm->start[gram[i]]; k < nm->start[gram[i] + 1]; k++)
			out[nm->class_of[k]] += nm->part[k];
	}
	for (i = 0; i < nm->nclasses; i++)
		out[i] *= out[i];
}
