#include "series/forecast.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/room.h"
#include "series/pool.h"

#define LEAST_ERRORS 1
#define TAIL 0.1		/* beyond each end of an interval of 80 % */

/* Known periods below which history is short. */
static size_t
least_known(enum series_freq freq)
{
	return freq == SERIES_DAY ? 28 : freq == SERIES_WEEK ? 26 : 12;
}

/* What the best expected at each origin, and by how much they erred. */
struct trial {
	struct pool pool;
	double *mean;		/* norigins * nsteps */
	double level;		/* of the series: mean of what is known */
	double *errors[POOL_STEPS];	/* scaled; norigins each */
	size_t nerrors[POOL_STEPS];
	double *room;		/* of three steps' errors */
};

/* What the best n expect, each stride numbers behind the one before it. */
static double
combine(const double *expected, size_t stride, const size_t *best, size_t n)
{
	double sum = 0;
	size_t k;

	if (n == 1)
		return expected[best[0] * stride];	/* exactly */
	for (k = 0; k < n; k++)
		sum += sqrt(expected[best[k] * stride]);
	sum /= (double)n;
	return sum * sum;
}

/* Errors grow with the root of the level, of large counts with the level;
 * never with less than a tenth of the usual one. */
static double
scale(const struct trial *t, double mean)
{
	mean += 0.1 * t->level;
	return t->level < POOL_LARGE ? sqrt(mean) : mean;
}

static void
try_origin(struct trial *t, size_t o)
{
	struct pool *p = &t->pool;
	size_t best[FORECAST_BEST], n, i;

	n = pool_best(p, p->origin + o * p->stride, best, FORECAST_BEST);
	for (i = 0; i < p->nsteps; i++)
		t->mean[o * p->nsteps + i] = combine(pool_past(p, o, i), 1,
		    best, n);
}

/* From each origin with what was known then. */
static void
try_all(struct trial *t)
{
	struct pool *p = &t->pool;
	size_t at, o = 0;

	for (at = p->origin; at < p->s->n; at++) {
		if ((at - p->origin) % p->stride == 0)
			try_origin(t, o++);
		pool_score(p, at);
	}
}

static void
gather_errors(struct trial *t, struct forecast_step *step, size_t i)
{
	const struct pool *p = &t->pool;
	double sum = 0, base = 0, mean, y;
	size_t o, at, n = 0;

	for (o = 0; o < p->norigins; o++) {
		at = p->origin + o * p->stride + p->steps[i] - 1;
		if (at >= p->s->n || isnan(p->s->y[at]))
			continue;
		y = p->s->y[at];
		mean = t->mean[o * p->nsteps + i];
		sum += fabs(y - mean);
		base += fabs(y - pool_past(p, o, i)[POOL_BASELINE]);
		t->errors[i][n++] = t->level > 0 ?
		    (y - mean) / scale(t, mean) : 0;
	}
	t->nerrors[i] = n;
	step->errors = n;
	step->mae = n > 0 ? sum / (double)n : NAN;
	step->baseline_mae = n > 0 ? base / (double)n : NAN;
}

/* --- the interval ------------------------------------------------------- */

/* The errors of step i and its neighbours; how many. */
static size_t
collect_errors(struct trial *t, size_t i)
{
	size_t from = i > 0 ? i - 1 : 0, n = 0, k;

	for (k = from; k <= i + 1 && k < t->pool.nsteps; k++) {
		memcpy(t->room + n, t->errors[k],
		    t->nerrors[k] * sizeof(double));
		n += t->nerrors[k];
	}
	return n;
}

/*
 * The number of this rank (from 0) of of[0..n), which it moves about: as
 * quicksort, but only into the part that holds the rank (Hoare 1961).
 */
static double
select_rank(double *of, size_t n, size_t rank)
{
	size_t low = 0, high = n - 1, i, k;
	double pivot, kept;

	while (low < high) {
		pivot = of[low + (high - low) / 2];
		for (i = low, k = high;;) {
			while (of[i] < pivot)
				i++;
			while (of[k] > pivot)
				k--;
			if (i >= k)
				break;
			kept = of[i];
			of[i++] = of[k];
			of[k--] = kept;
		}
		if (rank <= k)
			high = k;
		else
			low = k + 1;
	}
	return of[rank];
}

static void
set_interval(struct trial *t, struct forecast_step *s, size_t i)
{
	size_t n = collect_errors(t, i), rank, k;
	double sum = 0;

	s->lo = s->hi = s->spread = NAN;
	if (n < LEAST_ERRORS)
		return;
	rank = (size_t)floor((double)(n + 1) * TAIL);
	rank = rank > 0 ? rank - 1 : 0;
	for (k = 0; k < n; k++)
		sum += t->room[k] * t->room[k];
	s->spread = sqrt(sum / (double)n) * scale(t, s->mean);
	s->lo = s->mean + fmin(0, select_rank(t->room, n, rank)) *
	    scale(t, s->mean);
	s->hi = s->mean + fmax(0, select_rank(t->room, n, n - 1 - rank)) *
	    scale(t, s->mean);
	if (s->lo < 0)
		s->lo = 0;
	if (s->lo == s->hi) {
		/* no error to speak of: what may come is a whole number */
		s->lo = floor(s->lo);
		s->hi = ceil(s->hi);
	}
}

/* Steps that were not looked at learn from the one before them that was. */
static void
set_steps(struct trial *t, struct forecast *f)
{
	const struct pool *p = &t->pool;
	size_t h, i = 0;

	for (i = 0; i < p->nsteps; i++)
		gather_errors(t, &f->steps[p->steps[i] - 1], i);
	for (h = i = 0; h < f->n; h++) {
		if (i + 1 < p->nsteps && p->steps[i + 1] <= h + 1)
			i++;
		f->steps[h].errors = f->steps[p->steps[i] - 1].errors;
		f->steps[h].mae = f->steps[p->steps[i] - 1].mae;
		f->steps[h].baseline_mae =
		    f->steps[p->steps[i] - 1].baseline_mae;
		set_interval(t, &f->steps[h], i);
	}
}

/* --- all of it ---------------------------------------------------------- */

static void
name_models(struct forecast *f, const struct pool *p, const size_t *best,
    size_t n)
{
	const char *name;
	size_t i, k, len = 0;

	for (i = 0; i < n; i++) {
		name = p->experts[best[i]].model->name;
		for (k = 0; k < i; k++)
			if (p->experts[best[k]].model->name == name)
				break;
		if (k == i && len < sizeof(f->model))
			len += (size_t)snprintf(f->model + len,
			    sizeof(f->model) - len, "%s%s",
			    len > 0 ? "+" : "", name);
	}
}

static void
expect(struct trial *t, struct forecast *f)
{
	const struct pool *p = &t->pool;
	size_t best[FORECAST_BEST], n, i;

	n = pool_best(p, p->s->n, best, FORECAST_BEST);
	for (i = 0; i < f->n; i++) {
		f->steps[i].mean = combine(p->next + i, p->horizon, best, n);
		f->steps[i].baseline = pool_next(p, POOL_BASELINE)[i];
	}
	name_models(f, p, best, n);
}

static void
trial_init(struct trial *t, const struct series *s, size_t horizon,
    int is_short, struct room *room)
{
	size_t i, known;

	memset(t, 0, sizeof(*t));
	pool_init(&t->pool, s, horizon, is_short, room);
	known = t->pool.known[s->n];
	for (i = 0; i < s->n; i++)
		if (!isnan(s->y[i]))
			t->level += s->y[i] / (double)known;
	t->mean = room_take(room, t->pool.norigins * t->pool.nsteps,
	    sizeof(double));
	t->room = room_take(room, t->pool.norigins * (t->pool.nsteps + 3),
	    sizeof(double));
	for (i = 0; i < t->pool.nsteps; i++)
		t->errors[i] = t->room + t->pool.norigins * (i + 3);
}

struct forecast_room {
	struct room room;
};

struct forecast_room *
forecast_room_new(void)
{
	return mem_array(1, sizeof(struct forecast_room));
}

void
forecast_room_free(struct forecast_room *room)
{
	if (room == NULL)
		return;
	room_release(&room->room);
	free(room);
}

void
forecast_make(struct forecast *f, const struct series *s, size_t horizon,
    struct forecast_room *room)
{
	struct trial t;
	size_t i;

	if (s->n == 0 || horizon < 1 || horizon > SERIES_MAX_HORIZON)
		BUG("nothing to forecast");
	memset(f, 0, sizeof(*f));
	for (i = 0; i < s->n; i++)
		f->known += !isnan(s->y[i]);
	f->is_short = f->known < least_known(s->freq);
	f->has_season = s->n >= series_season(s->freq);
	f->n = horizon;
	f->steps = mem_array(horizon, sizeof(*f->steps));
	room_reset(&room->room);
	trial_init(&t, s, horizon, f->is_short, &room->room);
	try_all(&t);
	expect(&t, f);
	set_steps(&t, f);
}

void
forecast_release(struct forecast *f)
{
	free(f->steps);
	memset(f, 0, sizeof(*f));
}
