#include "learn/modeltrain.h"

#include <math.h>
#include <stdlib.h>

#include "base/crew.h"
#include "base/mem.h"
#include "learn/svm.h"
#include "learn/trial.h"
#include "learn/weigh.h"

#define STEPS 16384		/* from no weight to the largest */

struct training {
	const struct corpus *c;
	struct svm_rows x;
	uint32_t *use;
	double **w;		/* by class: ngrams + 1 */
};

static void
learn_class(void *arg, size_t k)
{
	struct training *t = arg;
	unsigned char *is_class = mem_array(t->c->n + 1, 1);
	size_t i;

	for (i = 0; i < t->c->n; i++)
		is_class[i] = t->c->class_of[i] == k;
	t->w[k] = mem_array(t->c->ngrams + 1, sizeof(**t->w));
	svm_solve(t->w[k], &t->x, t->use, t->c->n, is_class, TRIAL_C);
	free(is_class);
}

static float *
learn_all(struct training *t, float *val)
{
	const struct corpus *c = t->c;
	float *of;
	size_t i, k;

	for (i = 0; i < c->n; i++)
		t->use[i] = (uint32_t)i;
	of = weigh_learn(c, t->use, c->n);
	for (i = 0; i < c->n; i++) {
		k = c->start[i];
		weigh_text(val + k, of, c->gram + k, c->amount + k,
		    c->end[i]);
	}
	t->x = (struct svm_rows){ c->n, c->ngrams, c->start, c->gram, val };
	crew_run(c->nclasses, learn_class, t);
	return of;
}

static double
largest(const struct training *t)
{
	double most = 0;
	size_t g, k;

	for (k = 0; k < t->c->nclasses; k++)
		for (g = 0; g < t->c->ngrams; g++)
			most = fmax(most, fabs(t->w[k][g]));
	return most;
}

static int
is_in_names(const struct named *nm, size_t gram)
{
	return gram < nm->ngrams && nm->start[gram] < nm->start[gram + 1];
}

struct rank {
	size_t df;
	uint64_t key;
	uint32_t gram;
};

static int
compare(const void *pa, const void *pb)
{
	const struct rank *a = pa, *b = pb;

	if (a->df != b->df)
		return a->df > b->df ? -1 : 1;
	return a->key < b->key ? -1 : a->key > b->key;
}

/* Grams by the number of texts that have them, most first. */
static struct rank *
rank_grams(const struct corpus *c)
{
	struct rank *r = mem_array(c->ngrams + 1, sizeof(*r));
	size_t i;

	for (i = 0; i < c->ngrams; i++) {
		r[i].key = c->keys[i];
		r[i].gram = (uint32_t)i;
	}
	for (i = 0; i < c->start[c->n]; i++)
		r[c->gram[i]].df++;
	qsort(r, c->ngrams, sizeof(*r), compare);
	return r;
}

static void
keep_gram(struct model *m, const struct training *t, size_t g, float of)
{
	size_t k;

	m->keys[m->ngrams] = t->c->keys[g];
	m->of[m->ngrams] = of;
	for (k = 0; k < t->c->nclasses && of > 0; k++)
		m->w[m->ngrams * m->stride + k] =
		    (int16_t)lrint(t->w[k][g] / (double)m->step);
	m->ngrams++;
}

/* Only grams that say something are kept. */
static void
keep_weights(struct model *m, const struct training *t,
    const struct named *names, const float *of)
{
	const struct corpus *c = t->c;
	struct rank *order = rank_grams(c);
	double most = largest(t);
	size_t i, g, k, n = 0;

	for (g = 0; g < c->ngrams; g++)
		n += of[g] > 0 || is_in_names(names, g);
	m->keys = mem_array(n + 1, sizeof(*m->keys));
	m->of = mem_array(n + 1, sizeof(*m->of));
	m->w = mem_array((n + 1) * m->stride, sizeof(*m->w));
	m->step = most > 0 ? (float)(most / STEPS) : 1;
	for (i = 0; i < c->ngrams; i++) {
		g = order[i].gram;
		if (of[g] > 0 || is_in_names(names, g))
			keep_gram(m, t, g, of[g]);
	}
	free(order);
	for (k = 0; k < c->nclasses; k++)
		m->bias[k] = (float)t->w[k][c->ngrams];
}

struct model *
modeltrain(const struct corpus *c, const struct named *names,
    const struct sure *sure, const char *columns, const char *label)
{
	struct model *m = mem_array(1, sizeof(*m));
	struct training t = { .c = c };
	float *val, *of;
	size_t k;

	m->form = c->form;
	m->columns = mem_text(columns);
	m->label = mem_text(label);
	m->sure = *sure;
	m->nclasses = c->nclasses;
	m->stride = (c->nclasses + 7) & ~(size_t)7;
	m->classes = mem_array(c->nclasses + 1, sizeof(*m->classes));
	m->bias = mem_array(m->stride + 1, sizeof(*m->bias));
	for (k = 0; k < c->nclasses; k++)
		m->classes[k] = mem_text(c->classes[k]);
	t.use = mem_array(c->n + 1, sizeof(*t.use));
	t.w = mem_array(c->nclasses + 1, sizeof(*t.w));
	val = mem_array(c->start[c->n] + 1, sizeof(*val));
	of = learn_all(&t, val);
	keep_weights(m, &t, names, of);
	for (k = 0; k < c->nclasses; k++)
		free(t.w[k]);
	free(t.w);
	free(t.use);
	free(val);
	free(of);
	model_index(m);
	return m;
}
