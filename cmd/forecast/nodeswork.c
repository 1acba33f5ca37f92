/* The forecasts of many series, on all processors, and that they add up. */
#include "nodes.h"

#include <math.h>
#include <stdlib.h>

#include "base/crew.h"
#include "base/mem.h"
#include "series/addup.h"
#include "series/method.h"

struct work {
	struct nodes *nodes;
	size_t horizon;
};

static void
forecast_node(void *arg, size_t i)
{
	struct work *w = arg;
	struct node *n = &w->nodes->of[i];

	forecast_make(&n->f, &n->s, w->horizon);
}

/*
 * The waves and effects of the calendar are the same for all: those of the
 * series that begins first, each later one from its own first period on.
 */
static double *
share_basis(struct nodes *ns, size_t horizon)
{
	const struct node *whole = &ns->of[0];
	size_t i, n;
	double *basis;

	for (i = 1; i < ns->n; i++)
		if (ns->of[i].first < whole->first)
			whole = &ns->of[i];
	n = ns->source->panel->count - whole->first + horizon;
	basis = mem_array(n * METHOD_BASIS, sizeof(*basis));
	method_basis(basis, &whole->s, n);
	for (i = 0; i < ns->n; i++)
		ns->of[i].s.basis = basis +
		    (ns->of[i].first - whole->first) * METHOD_BASIS;
	return basis;
}

/* --- adding up ---------------------------------------------------------- */

struct adding {
	struct nodes *nodes;
	size_t *parts;		/* nodes that are groups */
	size_t n;
	struct addup_sum *sums;
	struct node **whole;	/* the node of each sum */
	size_t nsums;
	double *mean, *variance;	/* of the parts */
};

/* What a forecast may be wrong by; where nothing is known, its own size. */
static double
variance_of(const struct forecast_step *s)
{
	double spread = isnan(s->spread) ? s->mean : s->spread;

	return spread * spread + 1e-6 * (1 + s->mean);
}

static void
find_parts(struct adding *a, struct addup_sum *sum, const struct node *whole)
{
	size_t *parts = mem_array(a->n + 1, sizeof(*parts)), i;

	sum->n = 0;
	for (i = 0; i < a->n; i++)
		if (nodes_is_part(whole, &a->nodes->of[a->parts[i]]))
			parts[sum->n++] = i;
	sum->parts = mem_resize(parts, sum->n + 1, sizeof(*parts));
}

static void
adding_init(struct adding *a, struct nodes *ns)
{
	size_t i;

	a->nodes = ns;
	a->n = a->nsums = 0;
	a->parts = mem_array(ns->n + 1, sizeof(*a->parts));
	a->sums = mem_array(ns->n + 1, sizeof(*a->sums));
	a->whole = mem_array(ns->n + 1, sizeof(*a->whole));
	a->mean = mem_array(ns->n + 1, sizeof(*a->mean));
	a->variance = mem_array(ns->n + 1, sizeof(*a->variance));
	for (i = 0; i < ns->n; i++)
		if (ns->of[i].is_sum)
			a->whole[a->nsums++] = &ns->of[i];
		else
			a->parts[a->n++] = i;
	for (i = 0; i < a->nsums; i++)
		find_parts(a, &a->sums[i], a->whole[i]);
}

static void
adding_release(struct adding *a)
{
	size_t i;

	for (i = 0; i < a->nsums; i++)
		free((void *)(uintptr_t)a->sums[i].parts);
	free(a->parts);
	free(a->sums);
	free(a->whole);
	free(a->mean);
	free(a->variance);
}

/* Move a forecast with its interval. */
static void
move(struct forecast_step *s, double mean)
{
	s->lo = fmax(0, s->lo + mean - s->mean);
	s->hi += mean - s->mean;
	s->mean = mean;
}

static void
agree(struct adding *a, size_t step)
{
	struct forecast_step *s;
	double sum;
	size_t i, k;

	for (i = 0; i < a->n; i++) {
		s = &a->nodes->of[a->parts[i]].f.steps[step];
		a->mean[i] = s->mean;
		a->variance[i] = variance_of(s);
	}
	for (i = 0; i < a->nsums; i++) {
		s = &a->whole[i]->f.steps[step];
		a->sums[i].mean = s->mean;
		a->sums[i].variance = variance_of(s);
	}
	addup_parts(a->mean, a->variance, a->n, a->sums, a->nsums);
	for (i = 0; i < a->n; i++)
		move(&a->nodes->of[a->parts[i]].f.steps[step], a->mean[i]);
	for (i = 0; i < a->nsums; i++) {
		sum = 0;
		for (k = 0; k < a->sums[i].n; k++)
			sum += a->mean[a->sums[i].parts[k]];
		move(&a->whole[i]->f.steps[step], sum);
	}
}

void
nodes_forecast(struct nodes *ns, size_t horizon)
{
	struct work w = { .nodes = ns, .horizon = horizon };
	struct adding a;
	double *basis = NULL;
	size_t step;

	if (ns->n > 0)
		basis = share_basis(ns, horizon);
	crew_run(ns->n, forecast_node, &w);
	for (step = 0; step < ns->n; step++)
		ns->of[step].s.basis = NULL;
	free(basis);
	adding_init(&a, ns);
	for (step = 0; a.nsums > 0 && step < horizon; step++)
		agree(&a, step);
	adding_release(&a);
}
