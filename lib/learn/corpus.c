#include "learn/corpus.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define FIRST_SLOTS 65536

void
corpus_init(struct corpus *c, const struct grams_form *form)
{
	memset(c, 0, sizeof(*c));
	c->form = *form;
	c->start = mem_array(1, sizeof(*c->start));
	c->nslots = FIRST_SLOTS;
	c->slots = mem_array(c->nslots, sizeof(*c->slots));
}

void
corpus_release(struct corpus *c)
{
	size_t i;

	for (i = 0; i < c->nclasses; i++)
		free(c->classes[i]);
	free(c->classes);
	free(c->class_of);
	free(c->start);
	free(c->end);
	free(c->gram);
	free(c->amount);
	free(c->keys);
	free(c->slots);
	free(c->sum);
}

uint32_t
corpus_class(struct corpus *c, const char *name, size_t len)
{
	size_t i;

	for (i = 0; i < c->nclasses; i++)
		if (strlen(c->classes[i]) == len &&
		    memcmp(c->classes[i], name, len) == 0)
			return (uint32_t)i;
	mem_grow(&c->classes, c->nclasses, &c->cap_classes,
	    sizeof(*c->classes));
	c->classes[c->nclasses] = mem_copy(name, len);
	return (uint32_t)c->nclasses++;
}

/* --- grams -------------------------------------------------------------- */

/* The finisher of MurmurHash3: all bits depend on all of the key's. */
static uint64_t
hash(uint64_t key)
{
	key ^= key >> 33;
	key *= 0xff51afd7ed558ccdULL;
	key ^= key >> 33;
	key *= 0xc4ceb9fe1a85ec53ULL;
	return key ^ key >> 33;
}

static size_t
find_slot(const struct corpus *c, uint64_t key)
{
	size_t i = (size_t)hash(key) & (c->nslots - 1);

	while (c->slots[i] != 0 && c->keys[c->slots[i] - 1] != key)
		i = (i + 1) & (c->nslots - 1);
	return i;
}

static void
more_slots(struct corpus *c)
{
	size_t i;

	free(c->slots);
	c->nslots *= 4;
	c->slots = mem_array(c->nslots, sizeof(*c->slots));
	for (i = 0; i < c->ngrams; i++)
		c->slots[find_slot(c, c->keys[i])] = (uint32_t)i + 1;
}

uint32_t
corpus_gram(struct corpus *c, uint64_t key)
{
	size_t i = find_slot(c, key);

	if (c->slots[i] != 0)
		return c->slots[i] - 1;
	mem_grow(&c->keys, c->ngrams, &c->cap_keys, sizeof(*c->keys));
	c->keys[c->ngrams] = key;
	c->slots[i] = (uint32_t)++c->ngrams;
	if (c->ngrams * 2 > c->nslots)
		more_slots(c);
	return (uint32_t)c->ngrams - 1;
}

static void
add_gram(struct corpus *c, uint64_t key, float weight)
{
	uint32_t g = corpus_gram(c, key);
	size_t n = c->start[c->n + 1], had = c->cap_sum;

	if (g >= c->cap_sum) {
		c->cap_sum = c->cap_keys;
		c->sum = mem_resize(c->sum, c->cap_sum, sizeof(*c->sum));
		memset(c->sum + had, 0, (c->cap_sum - had) * sizeof(*c->sum));
	}
	if (c->sum[g] == 0) {
		mem_grow(&c->gram, n, &c->cap_grams, sizeof(*c->gram));
		c->gram[n] = g;
		c->start[c->n + 1]++;
	}
	c->sum[g] += weight;
}

static void
add_stretch(void *arg, const struct grams_stretch *s)
{
	struct corpus *c = arg;
	uint64_t pair;
	size_t i;

	for (i = 0; i < s->n; i++) {
		add_gram(c, grams_single(s, i), s->weight);
		pair = grams_pair(s, i);
		if (pair != 0)
			add_gram(c, pair, s->weight);
	}
	c->end[c->n][grams_space_of(s->space)] = c->start[c->n + 1] -
	    c->start[c->n];
}

void
corpus_add(struct corpus *c, uint32_t class_of,
    const struct grams_text *fields, size_t n)
{
	size_t i;

	if (c->n + 1 >= c->cap) {
		c->cap = c->cap > 0 ? 2 * c->cap : 1024;
		c->start = mem_resize(c->start, c->cap + 1, sizeof(*c->start));
		c->class_of = mem_resize(c->class_of, c->cap,
		    sizeof(*c->class_of));
		c->end = mem_resize(c->end, c->cap, sizeof(*c->end));
	}
	c->class_of[c->n] = class_of;
	c->start[c->n + 1] = c->start[c->n];
	memset(c->end[c->n], 0, sizeof(c->end[c->n]));
	grams_each(&c->form, fields, n, add_stretch, c);
	c->amount = mem_resize(c->amount, c->cap_grams, sizeof(*c->amount));
	for (i = c->start[c->n]; i < c->start[c->n + 1]; i++) {
		c->amount[i] = c->sum[c->gram[i]];
		c->sum[c->gram[i]] = 0;
	}
	c->n++;
}
