/* The forecasts of many series, on all processors, and that they add up. */
#include "nodes.h"

#include <math.h>
#include <stdlib.h>

#include "base/crew.h"
#include "base/mem.h"
#include "nodesbasis.h"
#include "series/addup.h"

#define SLICES 64		/* of the work: each has room of its own */

struct work {
	struct nodes *nodes;
	size_t horizon;
	size_t slices;
};

/* Every slices-th node: the largest ones are not all in one. */
static void
forecast_slice(void *arg, size_t slice)
{
	struct work *w = arg;
	struct forecast_room *room = forecast_room_new();
	struct node *n;
	size_t i;

	for (i = slice; i < w->nodes->n; i += w->slices) {
		n = &w->nodes->of[i];
		forecast_make(&n->f, &n->s, w->horizon, room);
	}
	forecast_room_free(room);
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

/* As it is printed: so that what is printed adds up too. */
static double
printed(double mean)
{
	return mean < 1e13 ? round(mean * 100) / 100 : mean;
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
		a->mean[i] = printed(a->mean[i]);
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
	struct work w = { .nodes = ns, .horizon = horizon,
		.slices = ns->n < SLICES ? ns->n : SLICES };
	struct nodesbasis basis;
	struct adding a;
	size_t step;

	nodesbasis_make(&basis, ns, horizon);
	crew_run(w.slices, forecast_slice, &w);
	nodesbasis_release(&basis, ns);
	adding_init(&a, ns);
	for (step = 0; a.nsums > 0 && step < horizon; step++)
		agree(&a, step);
	adding_release(&a);
}
