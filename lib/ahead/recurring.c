/* What comes every year: by the season file, and as the past shows. */
#include "ahead/item.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ahead/yearly.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "time/date.h"

#define YEAR 364
#define WEEKS8 56		/* days whose rate stands in where no past is */
#define MOST_SHARE 80		/* percent that one category has of a season */
#define CALENDAR_RISE 120	/* percent: less is no season here */

struct maker {
	struct ahead_list *list;
	const struct ahead *a;
	const struct season *season;
	struct season_window next;	/* of the season */
	char *has;			/* which cells belong to it */
};

/* How the demands of these cases have moved from the year before the last
 * to the last, damped. */
static double
trend_of(const struct ahead *a, const struct ahead_case *cases, size_t n)
{
	int64_t back, last = 0, before = 0;
	double t;
	size_t i;

	if (ahead_years(a) < 2)
		return 1;
	for (i = 0; i < n; i++) {
		back = a->today - 1 - cases[i].day;
		last += back < YEAR;
		before += back >= YEAR && back < 2 * YEAR;
	}
	t = sqrt(((double)last + 10) / ((double)before + 10));
	return t < 0.7 ? 0.7 : t > 1.4 ? 1.4 : t;
}

/* --- why ----------------------------------------------------------------- */

static void
put_counts(struct buf *b, const int64_t *counts, int n)
{
	int i;

	buf_puts(b, lang_sheet("in the same weeks of past years, the latest "
	    "first: "));
	for (i = 0; i < n; i++)
		buf_printf(b, i > 0 ? ", %lld" : "%lld",
		    (long long)counts[i]);
}

static void
add_example(struct ahead_item *i, const struct ahead_case *c, size_t seen)
{
	if (seen < AHEAD_EXAMPLES) {
		i->keys[i->nkeys++] = c->key;
		return;
	}
	/* the latest ones, in a ring */
	i->keys[seen % AHEAD_EXAMPLES] = c->key;
}

/* --- by the season file -------------------------------------------------- */

/* The demands of the season in a community and these days; the category
 * that has most of them, and some of their cases. */
struct tally {
	int64_t n, most;
	int64_t category;
};

static void
tally_window(const struct maker *m, int64_t community, int64_t from,
    int64_t to, struct tally *t)
{
	const struct ahead_cells *c = &m->a->by_community;
	int64_t n, whole = 0, category = NUM_NONE;
	size_t i;

	memset(t, 0, sizeof(*t));
	t->category = NUM_NONE;
	for (i = 0; i < c->ncells; i++) {
		if (!m->has[i] || (community != NUM_NONE &&
		    c->of[i].community != community))
			continue;
		n = ahead_count(c, &c->of[i], from, to);
		t->n += n;
		whole = c->of[i].category == category ? whole + n : n;
		category = c->of[i].category;
		if (whole > t->most) {
			t->most = whole;
			t->category = category;
		}
	}
}

/* The counts of the same window in past years, the latest first. */
static int
past_windows(const struct maker *m, int64_t community,
    int64_t counts[YEARLY_MOST], struct tally *last)
{
	int year = date_from_day(m->next.from_day).year, n = 0;
	struct season_window w;
	struct tally t;

	while (n < YEARLY_MOST &&
	    seasons_window_in(m->season, --year, &w) &&
	    w.from_day >= m->a->first_day) {
		if (w.to_day >= m->a->today)
			continue;	/* it is on */
		tally_window(m, community, w.from_day, w.to_day, &t);
		if (n == 0)
			*last = t;
		counts[n++] = t.n;
	}
	return n;
}

/* In proportion to their days, more than out of season. */
static int
rises(const struct maker *m, int64_t community, const int64_t *counts, int n)
{
	int64_t days = m->next.to_day - m->next.from_day + 1, in = 0, rest;
	struct tally all;
	int i;

	if (n < 2 || days >= YEAR)
		return 1;
	for (i = 0; i < n; i++)
		in += counts[i];
	tally_window(m, community, m->a->today - (int64_t)n * YEAR,
	    m->a->today - 1, &all);
	rest = all.n > in ? all.n - in : 0;
	return in * (YEAR - days) * 100 >= rest * days * CALENDAR_RISE;
}

static void
take_examples(struct ahead_item *i, const struct maker *m)
{
	const struct ahead_cells *c = &m->a->by_community;
	size_t k, at, seen = 0;

	for (k = 0; k < c->ncells; k++) {
		if (!m->has[k] || (i->community != NUM_NONE &&
		    c->of[k].community != i->community))
			continue;
		for (at = c->of[k].from; at < c->of[k].to; at++)
			add_example(i, &c->cases[at], seen++);
	}
}

static void
add_season(struct maker *m, int64_t community)
{
	int64_t counts[YEARLY_MOST] = { 0 }, days;
	double mean, variance;
	struct tally last = { 0, 0, NUM_NONE }, recent;
	struct ahead_item *i;
	int n = past_windows(m, community, counts, &last);

	if (n > 0) {
		yearly_expect(counts, n, 1, &mean, &variance);
	} else {
		days = m->next.to_day - m->next.from_day + 1;
		tally_window(m, community, m->a->today - WEEKS8,
		    m->a->today - 1, &recent);
		mean = (double)recent.n * (double)days / WEEKS8;
		variance = mean + mean * mean;
	}
	if (mean < m->a->seasons->learned.least ||
	    !rises(m, community, counts, n))
		return;
	i = item_list_add(m->list, AHEAD_SEASON);
	i->season = m->season->name;
	i->community = community;
	i->category = last.most * 100 >= last.n * MOST_SHARE && last.n > 0 ?
	    last.category : m->season->categories[0];
	i->from_day = m->next.from_day;
	i->to_day = m->next.to_day;
	i->before_day = i->from_day - item_days(m->season->lead_s);
	i->unit = m->season->unit;
	i->action = m->season->action;
	item_expect(i, mean, variance);
	if (n > 0)
		put_counts(&i->why, counts, n);
	else
		buf_puts(&i->why, lang_sheet("no such season is known yet: "
		    "the rate of the last 8 weeks"));
	take_examples(i, m);
}

static void
calendar_season(struct maker *m)
{
	const struct ahead *a = m->a;
	const struct ahead_cells *c = &a->by_community;
	size_t i;

	for (i = 0; i < c->ncells; i++)
		m->has[i] = (char)seasons_has(m->season->categories,
		    m->season->ncategories, c->of[i].category, a->words);
	for (i = 0; i < a->communities.n; i++)
		if (a->communities.keys[i] != NUM_NONE)
			add_season(m, a->communities.keys[i]);
}

/* --- as the past shows --------------------------------------------------- */

static int
is_listed(const struct maker *m, int64_t category, int64_t community,
    int64_t from, int64_t to)
{
	const struct ahead_item *i = m->list->of;
	const struct ahead_item *end = i + m->list->n;
	const struct seasons *s = m->a->seasons;
	size_t k;

	for (; i < end; i++) {
		if (i->kind != AHEAD_SEASON || i->community != community ||
		    i->from_day > to || i->to_day < from)
			continue;
		for (k = 0; k < s->n; k++)
			if (s->of[k].name == i->season &&
			    seasons_has(s->of[k].categories,
			    s->of[k].ncategories, category, m->a->words))
				return 1;
	}
	return 0;
}

/* 1 where the cases show a season that is listed now or will be in time. */
static int
learn(struct maker *m, const struct ahead_case *cases, size_t n,
    int64_t category, int64_t community, double trend)
{
	const struct ahead *a = m->a;
	const struct season_learned *rule = &a->seasons->learned;
	int64_t counts[YEARLY_MOST], unseen[YEARLY_MOST], from, to;
	double mean, variance;
	struct yearly_run run;
	struct ahead_item *i;
	struct yearly y;
	int k;

	yearly_count(&y, a, cases, n);
	if (!yearly_find(&y, rule, &run))
		return 0;
	from = a->today + 7 * (int64_t)run.first;
	to = from + 7 * (int64_t)run.length - 1;
	if (from <= a->today ||
	    from > a->today + item_days(a->seasons->horizon_s) ||
	    is_listed(m, category, community, from, to))
		return 1;
	for (k = 0; k < y.years; k++)
		counts[k] = yearly_sum(&y, k, &run);
	yearly_unseen(&y, rule, &run, unseen);
	yearly_expect(unseen, y.years, trend, &mean, &variance);
	i = item_list_add(m->list, AHEAD_SEASON);
	i->category = category;
	i->community = community;
	i->from_day = from;
	i->to_day = to;
	i->before_day = from - item_days(rule->lead_s);
	i->action = rule->action;
	item_expect(i, mean, variance);
	put_counts(&i->why, counts, y.years);
	for (k = 0; (size_t)k < n; k++)
		add_example(i, &cases[k], (size_t)k);
	return 1;
}

/* One category: each community, and the whole office where none shows it
 * alone. */
static void
learn_category(struct maker *m, size_t from, size_t to)
{
	const struct ahead_cells *c = &m->a->by_community;
	const struct ahead_case *cases = c->cases + c->of[from].from;
	size_t n = c->of[to - 1].to - c->of[from].from, k;
	double trend = trend_of(m->a, cases, n);
	int found = 0;

	for (k = from; k < to; k++)
		found |= learn(m, c->cases + c->of[k].from,
		    c->of[k].to - c->of[k].from, c->of[k].category,
		    c->of[k].community, trend);
	if (!found)
		learn(m, cases, n, c->of[from].category, NUM_NONE, trend);
}

void
recurring_list(struct ahead_list *l, const struct ahead *a)
{
	const struct ahead_cells *c = &a->by_community;
	struct maker m = { .list = l, .a = a };
	size_t i, to;

	m.has = mem_array(c->ncells + 1, 1);
	for (i = 0; i < a->seasons->n; i++) {
		m.season = &a->seasons->of[i];
		if (seasons_next(m.season, a->today, &m.next) &&
		    m.next.from_day <= a->today +
		    item_days(a->seasons->horizon_s))
			calendar_season(&m);
	}
	for (i = 0; i < c->ncells; i = to) {
		for (to = i; to < c->ncells &&
		    c->of[to].category == c->of[i].category; to++)
			continue;
		learn_category(&m, i, to);
	}
	free(m.has);
}
