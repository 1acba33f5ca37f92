#include "learn/svm.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define ROUNDS 60
#define CLOSE 0.05		/* gap of the projected gradient to end at */

struct solving {
	const struct svm_rows *x;
	const uint32_t *use;
	size_t n;
	double *w, *alpha, *square;	/* w; per row: dual, |x|² + 1/(2C) */
	double slack;			/* 1/(2C) */
	uint32_t *order;		/* those not left alone are first */
	size_t active;
	double bar;
	uint64_t dice;
};

/* xorshift64*: an order, no secret. */
static uint64_t
roll(struct solving *s)
{
	s->dice ^= s->dice >> 12;
	s->dice ^= s->dice << 25;
	s->dice ^= s->dice >> 27;
	return s->dice * 0x2545f4914f6cdd1dULL;
}

static void
shuffle(struct solving *s)
{
	uint32_t t;
	size_t i, j;

	for (i = s->active; i > 1; i--) {
		j = (size_t)((roll(s) >> 32) * i >> 32);
		t = s->order[i - 1];
		s->order[i - 1] = s->order[j];
		s->order[j] = t;
	}
}

static double
product(const struct solving *s, size_t row)
{
	const struct svm_rows *x = s->x;
	double sum = s->w[x->ncols];
	size_t k;

	for (k = x->start[row]; k < x->start[row + 1]; k++)
		sum += s->w[x->col[k]] * x->val[k];
	return sum;
}

static void
add(struct solving *s, size_t row, double by)
{
	const struct svm_rows *x = s->x;
	size_t k;

	for (k = x->start[row]; k < x->start[row + 1]; k++)
		s->w[x->col[k]] += by * x->val[k];
	s->w[x->ncols] += by;
}

/*
 * One step along the i-th dual coordinate; how far it was from its best. -1:
 * it lies at its bound, further from leaving it than any was from its best
 * in the round before, and is left alone for now ("shrinking").
 */
static double
step(struct solving *s, size_t i, double y)
{
	double before = s->alpha[i], gradient;

	gradient = y * product(s, s->use[i]) - 1 + s->slack * before;
	if (before == 0 && gradient >= 0)
		return gradient > s->bar ? -1 : 0;
	s->alpha[i] = fmax(before - gradient / s->square[i], 0);
	if (s->alpha[i] != before)
		add(s, s->use[i], (s->alpha[i] - before) * y);
	return fabs(gradient);
}

/* Once along each coordinate that is not left alone: the farthest. */
static double
go_round(struct solving *s, const unsigned char *is_class)
{
	double far = 0, now;
	uint32_t t;
	size_t i;

	shuffle(s);
	for (i = 0; i < s->active;) {
		t = s->order[i];
		now = step(s, t, is_class[s->use[t]] ? 1 : -1);
		if (now < 0) {
			s->order[i] = s->order[--s->active];
			s->order[s->active] = t;
			continue;
		}
		far = fmax(far, now);
		i++;
	}
	return far;
}

static void
begin(struct solving *s)
{
	const struct svm_rows *x = s->x;
	size_t i, k;

	for (i = 0; i < s->n; i++) {
		s->order[i] = (uint32_t)i;
		s->square[i] = 1 + s->slack;
		for (k = x->start[s->use[i]]; k < x->start[s->use[i] + 1]; k++)
			s->square[i] += (double)x->val[k] * x->val[k];
	}
}

void
svm_solve(double *w, const struct svm_rows *x, const uint32_t *use, size_t n,
    const unsigned char *is_class, double c)
{
	struct solving s = { .x = x, .use = use, .n = n, .w = w,
		.slack = 1 / (2 * c), .dice = 0x9e3779b97f4a7c15ULL };
	double far;
	int round;

	memset(w, 0, (x->ncols + 1) * sizeof(*w));
	s.alpha = mem_array(n + 1, sizeof(*s.alpha));
	s.square = mem_array(n + 1, sizeof(*s.square));
	s.order = mem_array(n + 1, sizeof(*s.order));
	begin(&s);
	for (round = 0; round < ROUNDS; round++) {
		far = go_round(&s, is_class);
		s.bar = far > 0 ? far : INFINITY;
		if (far > CLOSE)
			continue;
		if (s.active == n)
			break;
		s.active = n;	/* look at all of them once more */
		s.bar = INFINITY;
	}
	free(s.order);
	free(s.square);
	free(s.alpha);
}
