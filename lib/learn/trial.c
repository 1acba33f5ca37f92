#include "learn/trial.h"

#include <stdlib.h>
#include <string.h>

#include "base/crew.h"
#include "base/mem.h"
#include "learn/svm.h"
#include "learn/weigh.h"

struct folding {
	const struct corpus *c;
	const struct named *names;
	struct trial *t;
	unsigned folds;
	unsigned *fold;		/* of each text */
	float *val;		/* of all grams, under the fold's weights */
	struct svm_rows x;
	uint32_t *use;		/* the other folds' texts */
	size_t nuse;
	unsigned now;
};

/* --- dealing ------------------------------------------------------------ */

/* splitmix64 */
static uint64_t
roll(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15ULL;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9ULL;
	z = (z ^ z >> 27) * 0x94d049bb133111ebULL;
	return z ^ z >> 31;
}

static void
deal(struct folding *f, uint64_t seed)
{
	size_t n = f->c->n, i, j;
	uint32_t *order = mem_array(n + 1, sizeof(*order)), t;
	unsigned *next;

	for (i = 0; i < n; i++)
		order[i] = (uint32_t)i;
	for (i = n; i > 1; i--) {
		j = (size_t)((roll(&seed) >> 32) * i >> 32);
		t = order[i - 1];
		order[i - 1] = order[j];
		order[j] = t;
	}
	/* one class begins where the one before it left off */
	next = mem_array(f->c->nclasses + 1, sizeof(*next));
	for (i = 0; i < n; i++)
		next[f->c->class_of[i] + 1]++;
	for (i = 0; i < f->c->nclasses; i++)
		next[i + 1] += next[i];
	for (i = 0; i < n; i++)
		f->fold[order[i]] = next[f->c->class_of[order[i]]]++ %
		    f->folds;
	free(next);
	free(order);
}

/* --- one fold ----------------------------------------------------------- */

static void
weigh_fold(struct folding *f)
{
	const struct corpus *c = f->c;
	float *of;
	size_t i, k;

	f->nuse = 0;
	for (i = 0; i < c->n; i++)
		if (f->fold[i] != f->now)
			f->use[f->nuse++] = (uint32_t)i;
	of = weigh_learn(c, f->use, f->nuse);
	for (i = 0; i < c->n; i++) {
		k = c->start[i];
		weigh_text(f->val + k, of, c->gram + k, c->amount + k,
		    c->end[i]);
	}
	free(of);
}

/* One class: learn it, and judge the texts of the fold. */
static void
judge_class(void *arg, size_t k)
{
	struct folding *f = arg;
	const struct corpus *c = f->c;
	double *w = mem_array(c->ngrams + 1, sizeof(*w)), sum;
	unsigned char *is_class = mem_array(c->n + 1, 1);
	size_t i, j;

	for (i = 0; i < c->n; i++)
		is_class[i] = c->class_of[i] == k;
	svm_solve(w, &f->x, f->use, f->nuse, is_class, TRIAL_C);
	for (i = 0; i < c->n; i++) {
		if (f->fold[i] != f->now)
			continue;
		sum = w[c->ngrams];
		for (j = c->start[i]; j < c->start[i + 1]; j++)
			sum += w[c->gram[j]] * f->val[j];
		f->t->score[i * c->nclasses + k] = sum;
	}
	free(is_class);
	free(w);
}

static void
name_text(void *arg, size_t i)
{
	struct folding *f = arg;
	const struct corpus *c = f->c;

	named_text(f->names, f->t->name + i * c->nclasses,
	    c->gram + c->start[i], c->start[i + 1] - c->start[i]);
}

void
trial_run(struct trial *t, const struct corpus *c,
    const struct named *names, unsigned folds, uint64_t seed)
{
	struct folding f = { .c = c, .names = names, .t = t, .folds = folds };

	t->n = c->n;
	t->nclasses = c->nclasses;
	t->score = mem_array(c->n * c->nclasses + 1, sizeof(*t->score));
	t->name = mem_array(c->n * c->nclasses + 1, sizeof(*t->name));
	f.fold = mem_array(c->n + 1, sizeof(*f.fold));
	f.use = mem_array(c->n + 1, sizeof(*f.use));
	f.val = mem_array(c->start[c->n] + 1, sizeof(*f.val));
	f.x = (struct svm_rows){ c->n, c->ngrams, c->start, c->gram, f.val };
	deal(&f, seed);
	for (f.now = 0; f.now < folds; f.now++) {
		weigh_fold(&f);
		crew_run(c->nclasses, judge_class, &f);
	}
	crew_run(c->n, name_text, &f);
	free(f.val);
	free(f.use);
	free(f.fold);
	sure_fit(&t->sure, t, c->class_of);
}

void
trial_release(struct trial *t)
{
	free(t->score);
	free(t->name);
}

/* --- how it went -------------------------------------------------------- */

#define BINS 10

struct bins {
	double p[BINS];
	size_t hits[BINS], n[BINS];
};

static void
judge_text(struct trial_result *r, struct bins *b, size_t *taken_for,
    const double *p, size_t truth)
{
	size_t k, best = 0, above = 0, bin;

	for (k = 0; k < r->nclasses; k++) {
		if (p[k] > p[best])
			best = k;
		above += p[k] > p[truth];
	}
	r->hits += best == truth;
	r->hits3 += above < 3;
	r->classes[truth].texts++;
	r->classes[best].taken++;
	r->classes[truth].hits += best == truth;
	taken_for[truth * r->nclasses + best]++;
	bin = p[best] >= 1 ? BINS - 1 : (size_t)(p[best] * BINS);
	b->p[bin] += p[best];
	b->hits[bin] += best == truth;
	b->n[bin]++;
}

static double
expected_error(const struct bins *b, size_t n)
{
	double sum = 0, d;
	int i;

	for (i = 0; i < BINS; i++) {
		d = b->p[i] - (double)b->hits[i];
		sum += d < 0 ? -d : d;
	}
	return n > 0 ? sum / (double)n : 0;
}

double
trial_f1(const struct trial_class *k)
{
	return k->texts + k->taken > 0 ?
	    2 * (double)k->hits / (double)(k->texts + k->taken) : 0;
}

static void
sum_up(struct trial_result *r, const size_t *taken_for)
{
	struct trial_class *c;
	size_t i, k, times, some = 0;

	for (i = 0; i < r->nclasses; i++) {
		c = &r->classes[i];
		c->mistaken = i;
		for (k = 0; k < r->nclasses; k++) {
			times = taken_for[i * r->nclasses + k];
			if (k != i && times > c->times) {
				c->times = times;
				c->mistaken = k;
			}
		}
		if (c->texts + c->taken > 0) {
			r->macro_f1 += trial_f1(c);
			some++;
		}
	}
	if (some > 0)
		r->macro_f1 /= (double)some;
}

void
trial_judge(struct trial_result *r, const struct trial *t,
    const struct corpus *c)
{
	size_t *taken_for = mem_array(t->nclasses * t->nclasses + 1,
	    sizeof(*taken_for)), i;
	double *p = mem_array(t->nclasses + 1, sizeof(*p));
	struct bins b = { .n = { 0 } };

	memset(r, 0, sizeof(*r));
	r->n = t->n;
	r->nclasses = t->nclasses;
	r->classes = mem_array(t->nclasses + 1, sizeof(*r->classes));
	for (i = 0; i < t->n; i++) {
		sure_of(p, &t->sure, t->score + i * t->nclasses,
		    t->name + i * t->nclasses, t->nclasses);
		judge_text(r, &b, taken_for, p, c->class_of[i]);
	}
	sum_up(r, taken_for);
	r->off = expected_error(&b, t->n);
	free(p);
	free(taken_for);
}

void
trial_result_release(struct trial_result *r)
{
	free(r->classes);
}
