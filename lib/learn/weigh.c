#include "learn/weigh.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

#define LEAST_TEXTS 2
#define USUAL 2.0		/* texts of the usual mixture */
#define FLOOR 0.1

/* Of each space, of the square of a text's length. */
static const double share[GRAMS_SPACES] = { 1, 0.12 };

/* Which rows have a gram, gram by gram: their classes. */
struct classes_of {
	size_t *start;		/* ngrams + 1 */
	uint32_t *class_of;
};

static void
turn(struct classes_of *t, const struct corpus *c, const uint32_t *rows,
    size_t n)
{
	size_t *next, i, k;

	t->start = mem_array(c->ngrams + 2, sizeof(*t->start));
	for (i = 0; i < n; i++)
		for (k = c->start[rows[i]]; k < c->start[rows[i] + 1]; k++)
			t->start[c->gram[k] + 1]++;
	for (i = 0; i < c->ngrams; i++)
		t->start[i + 1] += t->start[i];
	t->class_of = mem_array(t->start[c->ngrams] + 1,
	    sizeof(*t->class_of));
	next = mem_array(c->ngrams + 1, sizeof(*next));
	for (i = 0; i < n; i++)
		for (k = c->start[rows[i]]; k < c->start[rows[i] + 1]; k++)
			t->class_of[t->start[c->gram[k]] +
			    next[c->gram[k]]++] = c->class_of[rows[i]];
	free(next);
}

/*
 * Of a gram's classes from the usual ones. Only the classes that it stands
 * with are looked at one by one: of the others each has the same part of its
 * usual share.
 */
static double
divergence(const uint32_t *classes, size_t df, const double *usual,
    double *count)
{
	double all = (double)df + USUAL, sum = 0, rest = 1, p;
	size_t i;

	for (i = 0; i < df; i++)
		count[classes[i]]++;
	for (i = 0; i < df; i++) {
		if (count[classes[i]] == 0)
			continue;
		p = (count[classes[i]] + USUAL * usual[classes[i]]) / all;
		sum += p * log(p / usual[classes[i]]);
		rest -= usual[classes[i]];
		count[classes[i]] = 0;
	}
	if (rest > 0)
		sum += USUAL * rest / all * log(USUAL / all);
	return fmax(sum, 0);
}

float *
weigh_learn(const struct corpus *c, const uint32_t *rows, size_t n)
{
	double *usual = mem_array(c->nclasses + 1, sizeof(*usual));
	double *count = mem_array(c->nclasses + 1, sizeof(*count)), d;
	float *of = mem_array(c->ngrams + 1, sizeof(*of));
	struct classes_of t;
	size_t g, df;

	for (g = 0; g < n; g++)
		usual[c->class_of[rows[g]]] += 1 / (double)n;
	turn(&t, c, rows, n);
	for (g = 0; g < c->ngrams; g++) {
		df = t.start[g + 1] - t.start[g];
		if (df < LEAST_TEXTS)
			continue;
		d = divergence(t.class_of + t.start[g], df, usual, count);
		of[g] = (float)((1 + log((1 + (double)n) / (1 + (double)df))) *
		    sqrt(FLOOR + d));
	}
	free(t.start);
	free(t.class_of);
	free(count);
	free(usual);
	return of;
}

/* a^0.8: most stand once or a few times. */
static float
soften(float a)
{
	static const float of_whole[] = { 0, 1, 1.74110115f, 2.40822482f,
		3.03143311f, 3.62389851f, 4.19296265f, 4.7432766f,
		5.27803183f, 5.79954624f, 6.30957365f, 6.80948353f,
		7.30037212f, 7.78313732f, 8.25852394f, 8.72716141f };
	size_t i = a >= 0 && a < 16 ? (size_t)a : 0;

	return (float)i == a ? of_whole[i] : powf(a, 0.8f);
}

void
weigh_text(float *out, const float *of, const uint32_t *gram,
    const float *amount, const size_t end[GRAMS_SPACES])
{
	double square[GRAMS_SPACES] = { 0 }, whole = 0;
	size_t s, i = 0;
	float by;

	for (s = 0; s < GRAMS_SPACES; s++) {
		for (; i < end[s]; i++) {
			out[i] = soften(amount[i]) * of[gram[i]];
			square[s] += (double)out[i] * out[i];
		}
		if (square[s] > 0)
			whole += share[s];
	}
	for (i = s = 0; s < GRAMS_SPACES; s++) {
		by = square[s] > 0 ?
		    (float)sqrt(share[s] / (whole * square[s])) : 0;
		for (; i < end[s]; i++)
			out[i] *= by;
	}
}
