#include "learn/model.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/corpus.h"
#include "learn/weigh.h"

void
model_free(struct model *m)
{
	size_t k;

	if (m == NULL)
		return;
	for (k = 0; m->classes != NULL && k < m->nclasses; k++)
		free(m->classes[k]);
	named_release(&m->names);
	free(m->classes);
	free(m->columns);
	free(m->label);
	free(m->keys);
	free(m->of);
	free(m->w);
	free(m->bias);
	free(m->first);
	free(m->second);
	free(m->pair);
	free(m);
}

/* --- finding grams ------------------------------------------------------ */

#define FIRSTS (GRAMS_SPACES * 0x10000)	/* a character in a space */

static inline int
is_pair(uint64_t key)
{
	return (key & 0xffff0000) != 0;
}

static inline size_t
first_of(uint64_t key)
{
	return (size_t)(is_pair(key) ? key >> 16 : key >> 16 | key % 0x10000);
}

static inline size_t
first_slot(const struct model_first *f, uint64_t second)
{
	return (size_t)(second * 40503 >> 3) & f->mask;
}

static void
enter_pair(struct model *m, size_t gram)
{
	const struct model_first *f = &m->first[first_of(m->keys[gram])];
	uint64_t second = m->keys[gram] & 0xffff;
	size_t i = first_slot(f, second);

	while (m->second[f->base + i] != 0)
		i = (i + 1) & f->mask;
	m->second[f->base + i] = (uint16_t)second;
	m->pair[f->base + i] = (uint32_t)gram;
}

/* Each first character's table is at most half full. */
static void
enter_all(struct model *m)
{
	struct model_first *f;
	uint32_t *pairs = mem_array(FIRSTS, sizeof(*pairs)), room, n = 0;
	size_t i;

	for (i = 0; i < m->ngrams; i++) {
		f = &m->first[first_of(m->keys[i])];
		if (is_pair(m->keys[i]))
			pairs[f - m->first]++;
		else
			f->single = (uint32_t)i + 1;
	}
	for (i = 0; i < FIRSTS; i++) {
		for (room = 1; room < 2 * pairs[i]; room *= 2)
			continue;
		m->first[i].base = n;
		m->first[i].mask = room - 1;
		n += pairs[i] > 0 ? room : 0;
	}
	m->second = mem_array(n + 1, sizeof(*m->second));
	m->pair = mem_array(n + 1, sizeof(*m->pair));
	for (i = 0; i < m->ngrams; i++)
		if (is_pair(m->keys[i]))
			enter_pair(m, i);
	for (i = 0; i < FIRSTS; i++)
		if (pairs[i] == 0)
			m->first[i].base = n;	/* an empty slot */
	free(pairs);
}

/* The names' pairs have the model's numbers, not the corpus's. */
static void
index_names(struct model *m)
{
	struct corpus c;
	size_t i;

	corpus_init(&c, &m->form);
	for (i = 0; i < m->ngrams; i++)
		corpus_gram(&c, m->keys[i]);
	for (i = 0; i < m->nclasses; i++)
		corpus_class(&c, m->classes[i], strlen(m->classes[i]));
	named_init(&m->names, &c);
	corpus_release(&c);
}

void
model_index(struct model *m)
{
	m->first = mem_array(FIRSTS, sizeof(*m->first));
	enter_all(m);
	index_names(m);
}

/* --- judging ------------------------------------------------------------ */

void
model_reader_init(struct model_reader *r, const struct model *m)
{
	memset(r, 0, sizeof(*r));
	r->m = m;
	r->sum = mem_array(m->ngrams + 1, sizeof(*r->sum));
	r->gram = mem_array(m->ngrams + 1, sizeof(*r->gram));
	r->value = mem_array(m->ngrams + 1, sizeof(*r->value));
	r->score = mem_array(m->stride + 1, sizeof(*r->score));
	r->name = mem_array(m->nclasses + 1, sizeof(*r->name));
	r->p = mem_array(m->nclasses + 1, sizeof(*r->p));
	r->score_of = mem_array(m->nclasses + 1, sizeof(*r->score_of));
}

void
model_reader_release(struct model_reader *r)
{
	free(r->sum);
	free(r->gram);
	free(r->value);
	free(r->score);
	free(r->name);
	free(r->p);
	free(r->score_of);
}

#define AHEAD 16		/* elements */

/* The slots are larger than the nearest cache and a text jumps about in them,
 * so all of a stretch are asked for ahead. */
static void
look_up(const struct model *m, const struct grams_stretch *s,
    struct model_lookup *out)
{
	/* no gram has a character 0, so that none is found before the first */
	const struct model_first *first = m->first + (s->space >> 16);
	const struct model_first *f = &first[s->before];
	size_t i;

	for (i = 0; i < s->n; i++) {
		out[i].slot = f->base + (uint32_t)first_slot(f, s->c[i]);
		__builtin_prefetch(&m->second[out[i].slot]);
		__builtin_prefetch(&m->pair[out[i].slot]);
		f = &first[s->c[i]];
		out[i].single = f->single;
	}
}

/* The slot of a pair, known not to be the one where the search begins; there
 * is an empty one where it ends. */
static size_t
search_on(const struct model *m, const struct model_first *f, size_t slot,
    uint16_t second)
{
	size_t i = slot - f->base;

	do
		i = (i + 1) & f->mask;
	while (m->second[f->base + i] != second &&
	    m->second[f->base + i] != 0);
	return f->base + i;
}

/* The numbers of the grams of a stretch, in their order, to r->found. */
static size_t
find_grams(struct model_reader *r, const struct grams_stretch *s)
{
	const struct model *m = r->m;
	const struct model_first *first = m->first + (s->space >> 16);
	const struct model_lookup *at = r->lookup;
	uint32_t *found = r->found;
	uint16_t before = s->before;
	size_t i, n = 0, slot;

	look_up(m, s, r->lookup);
	for (i = 0; i < s->n; i++) {
		found[n] = at[i].single - 1;
		n += at[i].single != 0;
		slot = at[i].slot;
		if (m->second[slot] != s->c[i] && m->second[slot] != 0)
			slot = search_on(m, &first[before], slot, s->c[i]);
		found[n] = m->pair[slot];
		n += m->second[slot] == s->c[i];
		before = s->c[i];
	}
	return n;
}

static void
read_stretch(void *arg, const struct grams_stretch *s)
{
	struct model_reader *r = arg;
	const uint32_t *found = r->found;
	size_t i, n = find_grams(r, s), have = r->n;
	uint32_t g;

	for (i = 0; i < n; i++) {
		if (i + AHEAD < n)
			__builtin_prefetch(&r->sum[found[i + AHEAD]]);
		g = found[i];
		r->gram[have] = g;	/* no branch: nobody could guess it */
		have += r->sum[g] == 0;
		r->sum[g] += s->weight;
	}
	r->n = r->end[grams_space_of(s->space)] = have;
}

#define TOGETHER 8		/* classes; a stride is a multiple of it */

static inline void
add_gram(float *restrict sum, const int16_t *restrict w, float by)
{
	size_t c;

	for (c = 0; c < TOGETHER; c++)
		sum[c] += by * (float)w[c];
}

/* What the grams say for the classes from k on, kept in registers. */
static void
add_weights(struct model_reader *r, size_t k)
{
	const size_t stride = r->m->stride;
	const int16_t *w = r->m->w + k;
	float sum[TOGETHER] = { 0 };
	size_t i;

	for (i = 0; i < r->n; i++) {
		if (i + AHEAD < r->n)
			__builtin_prefetch(w + r->gram[i + AHEAD] * stride);
		add_gram(sum, w + r->gram[i] * stride, r->value[i]);
	}
	memcpy(r->score + k, sum, sizeof(sum));
}

static void
add_up(struct model_reader *r)
{
	const struct model *m = r->m;
	size_t k;

	for (k = 0; k < m->stride; k += TOGETHER)
		add_weights(r, k);
	for (k = 0; k < m->nclasses; k++)
		r->score_of[k] = (double)r->score[k] * (double)m->step +
		    (double)m->bias[k];
}

void
model_read(struct model_reader *r, const struct grams_text *fields, size_t n)
{
	size_t i;

	r->n = 0;
	memset(r->end, 0, sizeof(r->end));
	grams_each(&r->m->form, fields, n, read_stretch, r);
	for (i = 0; i < r->n; i++) {
		__builtin_prefetch(&r->m->of[r->gram[i]]);
		r->value[i] = r->sum[r->gram[i]];
		r->sum[r->gram[i]] = 0;
	}
	weigh_text(r->value, r->m->of, r->gram, r->value, r->end);
	add_up(r);
	if (r->m->sure.by_name > 0)
		named_text(&r->m->names, r->name, r->gram, r->n);
	sure_of(r->p, &r->m->sure, r->score_of, r->name, r->m->nclasses);
}

/* Keep the n largest in order, first come first where two are alike. */
static size_t
keep_best(size_t *top, double *best, size_t have, size_t n, size_t i,
    double x)
{
	size_t at = have < n ? have++ : n;

	for (; at > 0 && best[at - 1] < x; at--) {
		if (at < n) {
			best[at] = best[at - 1];
			top[at] = top[at - 1];
		}
	}
	if (at < n) {
		best[at] = x;
		top[at] = i;
	}
	return have;
}

#define MOST_TOP 32

size_t
model_top(const struct model_reader *r, size_t *top, size_t n)
{
	double best[MOST_TOP];
	size_t k, have = 0;

	if (n > MOST_TOP)
		n = MOST_TOP;
	for (k = 0; k < r->m->nclasses; k++)
		have = keep_best(top, best, have, n, k, r->p[k]);
	return have;
}

size_t
model_why(const struct model_reader *r, size_t class_of, size_t *top,
    size_t n)
{
	double best[MOST_TOP], x;
	size_t i, have = 0;

	if (n > MOST_TOP)
		n = MOST_TOP;
	for (i = 0; i < r->n; i++) {
		x = (double)r->value[i] *
		    r->m->w[r->gram[i] * r->m->stride + class_of];
		if (x > 0)
			have = keep_best(top, best, have, n, i, x);
	}
	return have;
}
