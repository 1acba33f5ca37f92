#include "ahead/effect.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "time/date.h"

#define YEAR 365
#define MOST_YEARS 5
#define FEWEST 5		/* demands, below which nothing is said */
#define NORMAL_95 1.959964

struct place {
	int64_t name;
	int64_t after, before;
};

struct measuring {
	const struct ahead *a;
	const struct effect_asked *asked;
	struct effect *f;
	struct place *controls;
};

static int
is_one(const int64_t *names, size_t n, int64_t name)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (names[i] == name)
			return 1;
	return 0;
}

/* The demands of a place in the days, so many years before. */
static int64_t
count(const struct measuring *m, int64_t name, int64_t from, int64_t to)
{
	const struct ahead *a = m->a;
	const struct ahead_cells *c = &a->by_site;
	int64_t n = 0;
	size_t i;

	for (i = 0; i < c->ncells; i++)
		if ((c->of[i].community == name || c->of[i].place == name) &&
		    (m->asked->category == NUM_NONE ||
		    policy_path_is_in(c->of[i].category, m->asked->category,
		    a->words)))
			n += ahead_count(c, &c->of[i], from, to);
	return n;
}

/* The same day so many years before; 29 February is the 28th. */
static int64_t
years_before(int64_t day, int years)
{
	struct date d = date_from_day(day);

	d.year -= years;
	if (d.day > date_month_days(d.year, d.month))
		d.day = date_month_days(d.year, d.month);
	return date_to_day(&d);
}

/* How many windows of past years are known and lie before the treatment;
 * where none is, the same number of days right before serves. */
static void
find_windows(struct measuring *m)
{
	const struct effect_asked *q = m->asked;
	int64_t first = m->a->first_day;
	int years = 0;

	while (years < MOST_YEARS &&
	    years_before(q->from_day, years + 1) >= first)
		years++;
	m->f->is_last_year = years > 0 && q->to_day - YEAR < q->from_day;
	m->f->windows = m->f->is_last_year ? years :
	    2 * q->from_day - q->to_day - 1 >= first;
}

static void
measure_place(const struct measuring *m, struct place *p)
{
	const struct effect_asked *q = m->asked;
	int64_t days = q->to_day - q->from_day + 1;
	int i;

	p->after = count(m, p->name, q->from_day, q->to_day);
	p->before = 0;
	for (i = 1; i <= m->f->windows; i++)
		p->before += m->f->is_last_year ?
		    count(m, p->name, years_before(q->from_day, i),
		    years_before(q->to_day, i)) :
		    count(m, p->name, q->from_day - days, q->from_day - 1);
}

static void
measure_treated(struct measuring *m)
{
	struct place p;
	size_t i;

	for (i = 0; i < m->asked->ntreated; i++) {
		p.name = m->asked->treated[i];
		measure_place(m, &p);
		m->f->after += p.after;
		m->f->before += p.before;
	}
}

static void
add_control(struct measuring *m, int64_t name)
{
	struct place *p = &m->controls[m->f->ncontrols];

	p->name = name;
	measure_place(m, p);
	if (p->before == 0)
		return;		/* not similar: it never had any */
	m->f->control_after += p->after;
	m->f->control_before += p->before;
	m->f->ncontrols++;
}

/* A community in which a treated building lies is no control. */
static int
holds_treated(const struct measuring *m, int64_t community)
{
	const struct ahead_cells *c = &m->a->by_site;
	size_t i;

	for (i = 0; i < c->ncells; i++)
		if (c->of[i].community == community &&
		    is_one(m->asked->treated, m->asked->ntreated,
		    c->of[i].place))
			return 1;
	return is_one(m->asked->treated, m->asked->ntreated, community);
}

static void
measure_controls(struct measuring *m)
{
	const struct group *g = &m->a->communities;
	size_t i;

	m->controls = mem_array(g->n + m->asked->ncontrols + 1,
	    sizeof(*m->controls));
	for (i = 0; i < m->asked->ncontrols; i++)
		add_control(m, m->asked->controls[i]);
	for (i = 0; i < g->n && m->asked->ncontrols == 0; i++)
		if (g->keys[i] != NUM_NONE && !holds_treated(m, g->keys[i]))
			add_control(m, g->keys[i]);
}

/* How much more the controls differ than chance alone makes them: Pearson's
 * statistic over its degrees of freedom. */
static double
dispersion(const struct measuring *m)
{
	const struct effect *f = m->f;
	double share = (double)f->control_after /
	    (double)(f->control_after + f->control_before), sum = 0, e, n;
	size_t i;

	if (f->ncontrols < 2)
		return 2;	/* not known: be careful */
	for (i = 0; i < f->ncontrols; i++) {
		n = (double)(m->controls[i].after + m->controls[i].before);
		e = (double)m->controls[i].after - n * share;
		sum += e * e / (n * share * (1 - share));
	}
	return fmax(1, sum / (double)(f->ncontrols - 1));
}

static void
say(struct measuring *m)
{
	struct effect *f = m->f;
	double after = (double)f->after, half, log_ratio, error;

	after = fmax(after, 0.5);	/* none at all is a number, too */
	log_ratio = log(after / (double)f->before) -
	    log((double)f->control_after / (double)f->control_before);
	error = sqrt(dispersion(m) * (1 / after + 1 / (double)f->before +
	    1 / (double)f->control_after + 1 / (double)f->control_before));
	half = NORMAL_95 * error;
	f->ratio = exp(log_ratio);
	f->lo = exp(log_ratio - half);
	f->hi = exp(log_ratio + half);
	f->expected = (double)f->before * (double)f->control_after /
	    (double)f->control_before;
	f->avoided = f->expected - (double)f->after;
	f->avoided_lo = after / f->hi - after;
	f->avoided_hi = after / f->lo - after;
	f->says = f->hi < 1 ? EFFECT_FEWER : f->lo > 1 ? EFFECT_MORE :
	    EFFECT_NONE;
}

static const char *
missing(const struct effect *f)
{
	if (f->windows == 0)
		return lang_sheet("nothing is known of the days before");
	if (f->ncontrols == 0)
		return lang_sheet("no place that was not treated to compare "
		    "with");
	if (f->before < FEWEST)
		return lang_sheet("too few demands before the treatment");
	if (f->control_after < FEWEST || f->control_before < FEWEST)
		return lang_sheet("too few demands in the places to compare "
		    "with");
	return NULL;
}

void
effect_measure(struct effect *f, const struct ahead *a,
    const struct effect_asked *asked)
{
	struct measuring m = { .a = a, .asked = asked, .f = f };

	memset(f, 0, sizeof(*f));
	f->says = EFFECT_UNKNOWN;
	f->expected = f->ratio = f->lo = f->hi = NAN;
	f->avoided = f->avoided_lo = f->avoided_hi = NAN;
	find_windows(&m);
	measure_treated(&m);
	measure_controls(&m);
	f->why = missing(f);
	if (f->why == NULL)
		say(&m);
	free(m.controls);
}
