#include "learn/sure.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "learn/trial.h"

#define LEAST_NAME 0.01f	/* less is none: names need not be looked at */
#define STEPS 20		/* each makes the search two thirds as wide */

void
sure_of(double *p, const struct sure *s, const double *score,
    const float *name, size_t n)
{
	double most = -INFINITY, sum = 0;
	size_t k;

	for (k = 0; k < n; k++) {
		p[k] = (double)s->sharp * (score[k] +
		    (double)(s->by_name * name[k]));
		most = fmax(most, p[k]);
	}
	for (k = 0; k < n; k++)
		sum += p[k] = exp(p[k] - most);
	for (k = 0; k < n; k++)
		p[k] = (1 - (double)s->doubt) * p[k] / sum +
		    (double)s->doubt / (double)n;
}

/* At the truth, in nats, of all texts. */
static double
surprise(const struct trial *t, const uint32_t *class_of, double *p,
    const struct sure *s)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < t->n; i++) {
		sure_of(p, s, t->score + i * t->nclasses,
		    t->name + i * t->nclasses, t->nclasses);
		sum -= log(p[class_of[i]] + 1e-12);
	}
	return sum;
}

/* The least between low and high of a function with one valley there; it is
 * left in *x, which is one of s. */
static double
fit(const struct trial *t, const uint32_t *class_of, double *p,
    struct sure *s, float *x, float low, float high)
{
	float a, b;
	double at_a;
	int i;

	for (i = 0; i < STEPS; i++) {
		*x = a = low + (high - low) / 3;
		at_a = surprise(t, class_of, p, s);
		*x = b = high - (high - low) / 3;
		if (at_a < surprise(t, class_of, p, s))
			high = b;
		else
			low = a;
	}
	*x = (low + high) / 2;
	return surprise(t, class_of, p, s);
}

void
sure_fit(struct sure *s, const struct trial *t, const uint32_t *class_of)
{
	double *p = mem_array(t->nclasses + 1, sizeof(*p)), before, now;

	*s = (struct sure){ .sharp = 4, .by_name = 0.2f,
	    .doubt = 0.01f };
	now = surprise(t, class_of, p, s);
	do {
		before = now;
		fit(t, class_of, p, s, &s->sharp, 0.5f, 30);
		fit(t, class_of, p, s, &s->doubt, 0, 0.3f);
		now = fit(t, class_of, p, s, &s->by_name, 0, 1);
	} while (now < before - 1e-3 * before);
	if (s->by_name < LEAST_NAME)
		s->by_name = 0;
	free(p);
}
