#include "series/pool.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define WINDOW 130		/* periods of origins, behind the horizon */
#define LEAST_TRIED 8

/* What a period later is forgotten of a loss. */
static double
discount(enum series_freq freq)
{
	return freq == SERIES_DAY ? 0.997 : freq == SERIES_WEEK ? 0.99 : 0.97;
}

/* --- who takes part ----------------------------------------------------- */

static void
add_expert(struct pool *p, const struct method *m, size_t setting,
    unsigned scale)
{
	struct expert *x = &p->experts[p->n++];

	if (p->n > POOL_EXPERTS)
		BUG("too many experts");
	memset(x, 0, sizeof(*x));
	x->model = m;
	x->setting = setting;
	x->scale = scale;
}

static void
add_experts(struct pool *p, int is_short)
{
	const struct method *const *m;
	unsigned scale;
	size_t i;

	add_expert(p, &mean_method, 0, METHOD_COUNTS);
	add_expert(p, &naive_method, 0, METHOD_COUNTS);
	for (m = method_table; *m != NULL && !is_short; m++)
		for (scale = METHOD_COUNTS; scale <= METHOD_ROOTS; scale <<= 1)
			for (i = 0; i < (*m)->settings; i++)
				if (((*m)->scales & scale) != 0 &&
				    !(i == 0 && (*m == &mean_method ||
				    *m == &naive_method)))
					add_expert(p, *m, i, scale);
}

/* From when on each may forecast: later it always may. */
static void
set_first(struct pool *p)
{
	double season = (double)series_season(p->s->freq);
	const struct method *m;
	size_t e, t;

	for (e = 0; e < POOL_EXPERTS; e++)
		p->first[e] = INFINITY;
	for (e = 0; e < p->n; e++) {
		m = p->experts[e].model;
		for (t = p->s->n + 1; t > 0 && p->known[t - 1] >= m->least;)
			t--;
		if (t <= p->s->n)
			p->first[e] = fmax((double)t, m->seasons * season);
	}
}

/* --- where and how far -------------------------------------------------- */

/* Each of the first eight steps, then about half as many as before. */
static void
set_steps(struct pool *p)
{
	size_t step = 1, left;

	while (step <= p->horizon && p->nsteps < 8)
		p->steps[p->nsteps++] = step++;
	while (step <= p->horizon && p->nsteps < POOL_STEPS) {
		left = POOL_STEPS - p->nsteps;
		step = (size_t)ceil((double)(step - 1) *
		    pow((double)p->horizon / (double)(step - 1),
		    1 / (double)left));
		p->steps[p->nsteps++] = step;
		step++;
	}
}

static void
set_origins(struct pool *p)
{
	size_t n = p->s->n, window = WINDOW + p->horizon, least;

	least = n > 4 + p->horizon ? 4 : 1;
	p->origin = n > window + least ? n - window : least;
	window = n > p->origin ? n - p->origin : 0;
	p->stride = (window + POOL_ORIGINS - 1) / POOL_ORIGINS;
	if (p->stride == 0)
		p->stride = 1;
	p->norigins = (window + p->stride - 1) / p->stride;
}

static void
count_known(struct pool *p)
{
	const struct series *s = p->s;
	double largest = 0;
	size_t i;

	p->known = mem_array(s->n + 1, sizeof(*p->known));
	for (i = 0; i < s->n; i++) {
		p->known[i + 1] = p->known[i] + !isnan(s->y[i]);
		if (s->y[i] > largest)
			largest = s->y[i];
	}
	p->most = 4 * largest;
}

/* --- one pass of an expert ---------------------------------------------- */

/* a number on the method's scale as a count that may be printed. */
static double
count_of(const struct pool *p, const struct expert *x, double z)
{
	if (!(z > 0))
		return 0;
	if (x->scale == METHOD_ROOTS)
		z *= z;
	return z < p->most ? z : p->most;
}

static void
run(struct pool *p, size_t e, const struct method_input *in)
{
	const struct expert *x = &p->experts[e];
	double *to = p->past + e;
	double *next = p->next + e * p->horizon;
	void *state = mem_array(1, x->model->size);
	size_t t, i, origin = p->origin;

	x->model->start(state, in, x->setting);
	for (t = 0; t < p->s->n; t++) {
		if (t == origin) {
			origin += p->stride;
			x->model->ahead(state, in, t, next, p->horizon);
			for (i = 0; i < p->nsteps; i++, to += POOL_EXPERTS)
				*to = count_of(p, x, next[p->steps[i] - 1]);
		}
		x->model->learn(state, in, t);
	}
	x->model->ahead(state, in, t, next, p->horizon);
	for (i = 0; i < p->horizon; i++)
		next[i] = count_of(p, x, next[i]);
	free(state);
}

static void
run_all(struct pool *p)
{
	size_t n = p->s->n, e, i;
	double *basis = NULL, *roots;
	struct method_input in;

	if (p->s->basis == NULL) {
		basis = mem_array((n + p->horizon) * METHOD_BASIS,
		    sizeof(*basis));
		method_basis(basis, p->s, n + p->horizon);
	}
	roots = mem_array(n, sizeof(*roots));
	for (i = 0; i < n; i++)
		roots[i] = sqrt(p->s->y[i]);
	for (e = 0; e < p->n; e++) {
		in.s = p->s;
		in.z = p->experts[e].scale == METHOD_ROOTS ? roots : p->s->y;
		in.basis = basis != NULL ? basis : p->s->basis;
		run(p, e, &in);
	}
	free(basis);
	free(roots);
}

void
pool_init(struct pool *p, const struct series *s, size_t horizon,
    int is_short)
{
	memset(p, 0, sizeof(*p));
	p->s = s;
	p->horizon = horizon;
	count_known(p);
	add_experts(p, is_short);
	set_first(p);
	set_steps(p);
	set_origins(p);
	p->past = mem_array(p->norigins * p->nsteps + 1,
	    POOL_EXPERTS * sizeof(*p->past));
	p->next = mem_array(p->n * horizon, sizeof(*p->next));
	run_all(p);
}

void
pool_release(struct pool *p)
{
	free(p->known);
	free(p->past);
	free(p->next);
}

const double *
pool_next(const struct pool *p, size_t e)
{
	return p->next + e * p->horizon;
}

/* --- who was best ------------------------------------------------------- */

/*
 * Loops here go over all places, with or without an expert, and have no
 * branches, so that compilers work on several at once.
 */
static void
forget(double *sums, double keep)
{
	size_t e;

	for (e = 0; e < POOL_EXPERTS; e++)
		sums[e] *= keep;
}

/* y came, of which they expected so much at period from. */
static void
score(struct pool *p, const double *expected, double y, double from)
{
	double par = fabs(y - expected[POOL_MEAN]), may;
	size_t e;

	for (e = 0; e < POOL_EXPERTS; e++) {
		may = from >= p->first[e] ? 1 : 0;
		p->loss[e] += may * fabs(y - expected[e]);
		p->par[e] += may * par;
		p->tried[e] += may;
	}
}

void
pool_score(struct pool *p, size_t t)
{
	double keep = discount(p->s->freq), y = p->s->y[t];
	size_t i, from;

	forget(p->loss, keep);
	forget(p->par, keep);
	forget(p->tried, keep);
	for (i = 0; i < p->nsteps && !isnan(y); i++) {
		if (t + 1 < p->origin + p->steps[i] ||
		    (t + 1 - p->steps[i] - p->origin) % p->stride != 0)
			continue;
		from = t + 1 - p->steps[i];
		score(p, pool_past(p, (from - p->origin) / p->stride, i), y,
		    (double)from);
	}
}

/* Less is better; what was never tried is no better than the mean. */
static void
set_ranks(const struct pool *p, double *ranks)
{
	double tiny;
	size_t e;

	for (e = 0; e < POOL_EXPERTS; e++) {
		tiny = 1e-6 * p->most * p->tried[e] + 1e-300;
		ranks[e] = (p->loss[e] + tiny) / (p->par[e] + tiny);
	}
}

size_t
pool_best(const struct pool *p, size_t t, size_t *best, size_t most)
{
	double ranks[POOL_EXPERTS], r;
	size_t n = 0, e, at;

	set_ranks(p, ranks);
	for (e = 0; e < p->n; e++) {
		r = ranks[e];
		if (n == most && r >= ranks[best[n - 1]])
			continue;
		if (e != POOL_MEAN && (p->tried[e] < LEAST_TRIED ||
		    (double)t < p->first[e]))
			continue;
		if (e == POOL_BASELINE && p->n == 2)
			continue;	/* history is short */
		at = n < most ? n++ : n - 1;
		for (; at > 0 && ranks[best[at - 1]] > r; at--)
			best[at] = best[at - 1];
		best[at] = e;
	}
	return n;
}
