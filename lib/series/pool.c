#include "series/pool.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"

#define WINDOW 130		/* periods of origins, behind the horizon */
#define LEAST_TRIED 8
#define WORST 1.7		/* the least loss so many times is too much */

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

static size_t
settings_of(const struct pool *p, const struct method *m)
{
	return m->settings - (p->mean < POOL_LARGE ? m->large : 0);
}

static void
add_experts(struct pool *p, int is_short)
{
	const struct method *const *m;
	unsigned scale;
	size_t i, n;

	add_expert(p, &mean_method, 0, METHOD_COUNTS);
	add_expert(p, &naive_method, 0, METHOD_COUNTS);
	for (m = method_table; *m != NULL && !is_short; m++)
		for (scale = METHOD_COUNTS; scale <= METHOD_ROOTS; scale <<= 1)
			for (i = 0, n = settings_of(p, *m); i < n; i++)
				if (((*m)->scales & scale) != 0 &&
				    !(i == 0 && (*m == &mean_method ||
				    *m == &naive_method)))
					add_expert(p, *m, i, scale);
}

/* Find or add the age that begins at first. */
static size_t
age_of(struct pool *p, double first)
{
	size_t i;

	for (i = 0; i < p->nages && p->ages[i].first != first; i++)
		continue;
	if (i == p->nages) {
		p->ages[i] = (struct pool_age){ first, 0, 0 };
		p->nages++;
	}
	return i;
}

/* From which origin on each may forecast: later it always may. */
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
		t = p->s->n + 1;
		if (e > 0 && p->experts[e - 1].model == m)
			p->first[e] = p->first[e - 1];
		while (isinf(p->first[e]) && t > 0 &&
		    p->known[t - 1] >= m->least)
			t--;
		if (t <= p->s->n)
			p->first[e] = fmax(fmax((double)t, m->seasons *
			    season), (double)p->origin);
		p->age[e] = age_of(p, p->first[e]);
		p->settled = fmax(p->settled, p->first[e]);
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
count_known(struct pool *p, struct room *room)
{
	const struct series *s = p->s;
	double largest = 0, sum = 0;
	size_t i;

	p->known = room_take(room, s->n + 1, sizeof(*p->known));
	p->known[0] = 0;
	for (i = 0; i < s->n; i++) {
		p->known[i + 1] = p->known[i] + !isnan(s->y[i]);
		if (s->y[i] > largest)
			largest = s->y[i];
		if (!isnan(s->y[i]))
			sum += s->y[i];
	}
	p->mean = p->known[s->n] > 0 ? sum / (double)p->known[s->n] : 0;
	p->most = 4 * largest;
}

/* --- one pass of an expert ---------------------------------------------- */

/* Experts of one method on one scale: one state runs all its settings. */
struct team {
	const struct expert *of;	/* its first */
	size_t e, n;			/* its number, and how many there are */
	struct method_input in;
	void *state;
	double *out;		/* horizon * settings */
};

static void
find_team(const struct pool *p, struct team *team, size_t e)
{
	const struct expert *x = &p->experts[e];

	team->of = x;
	team->e = e;
	for (team->n = 1; e + team->n < p->n; team->n++)
		if (x[team->n].model != x->model ||
		    x[team->n].scale != x->scale)
			break;
}

static void
start(struct team *team)
{
	const struct method *m = team->of->model;

	memset(team->state, 0, m->size);
	m->start(team->state, &team->in);
}

/* A number on the method's scale as a count that may be printed. */
static inline double
count_of(double z, int is_root, double most)
{
	z = z > 0 ? z : 0;
	if (is_root)
		z *= z;
	return z < most ? z : most;
}

/* Put what all of them expect of the steps, the first of them at *to. */
static double *
put_ahead(const struct pool *p, const struct team *team, size_t t, double *to)
{
	const struct method *m = team->of->model;
	int is_root = team->of->scale == METHOD_ROOTS;
	size_t stride = m->is_flat ? 0 : m->settings, i, k;
	double *out = team->out, most = p->most;

	m->ahead(team->state, &team->in, t, out, m->is_flat ? 1 : p->horizon);
	for (i = 0; i < p->nsteps; i++, to += POOL_EXPERTS) {
		out = team->out + (p->steps[i] - 1) * stride;
		for (k = 0; k < team->n; k++)
			to[k] = count_of(out[k], is_root, most);
	}
	return to;
}

static void
put_next(struct pool *p, const struct team *team)
{
	const struct method *m = team->of->model;
	double *next = p->next + team->e * p->horizon;
	size_t i, k;

	m->ahead(team->state, &team->in, p->s->n, team->out, p->horizon);
	for (k = 0; k < team->n; k++)
		for (i = 0; i < p->horizon; i++)
			*next++ = count_of(team->out[i * m->settings + k],
			    team->of->scale == METHOD_ROOTS, p->most);
}

static void
run(struct pool *p, struct team *team)
{
	double *to = p->past + team->e;
	size_t t, origin = p->origin;

	start(team);
	for (t = 0; t < p->s->n; t++) {
		if (t == origin) {
			origin += p->stride;
			to = put_ahead(p, team, t, to);
		}
		team->of->model->learn(team->state, &team->in, t);
	}
	put_next(p, team);
}

/* Places without an expert hold what can be summed. */
static void
clear_past(struct pool *p)
{
	size_t rows = p->norigins * p->nsteps, i, e;

	for (i = 0; i < rows; i++)
		for (e = p->n; e < POOL_EXPERTS; e++)
			p->past[i * POOL_EXPERTS + e] = 0;
}

static void *
take_state(struct room *room)
{
	const struct method *const *m;
	size_t most = 0;

	for (m = method_table; *m != NULL; m++)
		if ((*m)->size > most)
			most = (*m)->size;
	return room_take(room, 1, most);
}

static void
run_all(struct pool *p, struct room *room)
{
	const struct series_shared *shared = p->s->shared;
	size_t n = p->s->n, e, i;
	double *basis = NULL, *roots = room_take(room, n, sizeof(*roots));
	struct team team = { .in = { .s = p->s } };

	team.state = take_state(room);
	team.out = room_take(room, p->horizon * METHOD_SETTINGS,
	    sizeof(*team.out));
	if (shared == NULL) {
		basis = room_take(room, (n + p->horizon) * METHOD_BASIS,
		    sizeof(*basis));
		method_basis(basis, p->s, n + p->horizon);
	}
	team.in.basis = shared != NULL ? shared->basis : basis;
	team.in.gains = shared != NULL ? shared->gains : NULL;
	for (i = 0; i < n; i++)
		roots[i] = sqrt(p->s->y[i]);
	for (e = 0; e < p->n; e += team.n) {
		find_team(p, &team, e);
		team.in.z = team.of->scale == METHOD_ROOTS ? roots : p->s->y;
		run(p, &team);
	}
	clear_past(p);
}

void
pool_init(struct pool *p, const struct series *s, size_t horizon,
    int is_short, struct room *room)
{
	memset(p, 0, sizeof(*p));
	p->s = s;
	p->horizon = horizon;
	count_known(p, room);
	add_experts(p, is_short);
	set_steps(p);
	set_origins(p);
	set_first(p);
	p->past = room_take(room, p->norigins * p->nsteps * POOL_EXPERTS,
	    sizeof(*p->past));
	p->next = room_take(room, p->n * horizon, sizeof(*p->next));
	run_all(p, room);
}

const double *
pool_next(const struct pool *p, size_t e)
{
	return p->next + e * p->horizon;
}

/* --- who was best ------------------------------------------------------- */

static void
forget(struct pool *p)
{
	double keep = discount(p->s->freq);
	size_t i;

	for (i = 0; i < POOL_EXPERTS; i++)
		p->loss[i] *= keep;
	for (i = 0; i < p->nages; i++) {
		p->ages[i].par *= keep;
		p->ages[i].tried *= keep;
	}
}

static void
score_all(double *restrict loss, const double *restrict expected, double y)
{
	size_t e;

	for (e = 0; e < POOL_EXPERTS; e++)
		loss[e] += fabs(y - expected[e]);
}

static void
score_some(double *restrict loss, const double *restrict expected, double y,
    const double *restrict first, double from)
{
	size_t e;

	for (e = 0; e < POOL_EXPERTS; e++)
		loss[e] += (from >= first[e] ? 1.0 : 0.0) *
		    fabs(y - expected[e]);
}

/* y came, of which they expected so much at period from. */
static void
score(struct pool *p, const double *expected, double y, double from)
{
	double par = fabs(y - expected[POOL_MEAN]);
	size_t i;

	if (from >= p->settled)
		score_all(p->loss, expected, y);
	else
		score_some(p->loss, expected, y, p->first, from);
	for (i = 0; i < p->nages; i++)
		if (from >= p->ages[i].first) {
			p->ages[i].par += par;
			p->ages[i].tried += 1;
		}
}

void
pool_score(struct pool *p, size_t t)
{
	double y = p->s->y[t];
	size_t i, at;

	forget(p);
	for (i = 0; i < p->nsteps && !isnan(y); i++) {
		if (t + 1 < p->origin + p->steps[i])
			break;
		at = t + 1 - p->steps[i] - p->origin;	/* periods behind */
		if (p->stride > 1) {
			if (at % p->stride != 0)
				continue;
			at /= p->stride;
		}
		score(p, pool_past(p, at, i), y,
		    (double)(t + 1 - p->steps[i]));
	}
}

/*
 * Less is better; what was never tried is no better than the mean. Who may
 * not forecast from t, or was tried too seldom, is none of the best.
 */
static void
set_ranks(const struct pool *p, double t, double *ranks)
{
	struct { double tiny, par, bar; } ages[POOL_EXPERTS], *its;
	const struct pool_age *a = p->ages;
	size_t e;

	for (its = ages; its < ages + p->nages; its++, a++) {
		its->tiny = 1e-6 * p->most * a->tried + 1e-300;
		its->par = a->par + its->tiny;
		its->bar = a->tried < LEAST_TRIED || t < a->first ?
		    INFINITY : 0;
	}
	for (e = 0; e < p->n; e++) {
		its = &ages[p->age[e]];
		ranks[e] = (p->loss[e] + its->tiny) / its->par + its->bar;
	}
	ranks[POOL_MEAN] = 1;
	if (p->n == 2)
		ranks[POOL_BASELINE] = INFINITY;	/* history is short */
}

size_t
pool_best(const struct pool *p, size_t t, size_t *best, size_t most)
{
	double ranks[POOL_EXPERTS], worst = INFINITY;
	size_t n = 0, e, at;

	set_ranks(p, (double)t, ranks);
	for (e = 0; e < p->n; e++) {
		if (!(ranks[e] < worst))
			continue;
		at = n < most ? n++ : n - 1;
		for (; at > 0 && ranks[best[at - 1]] > ranks[e]; at--)
			best[at] = best[at - 1];
		best[at] = e;
		if (n == most)
			worst = ranks[best[n - 1]];
	}
	while (p->mean >= POOL_LARGE && n > 1 &&
	    ranks[best[n - 1]] > WORST * ranks[best[0]])
		n--;
	return n;
}
