/* The same place and matter, back after it was solved. */
#include "ahead/item.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "stat/chance.h"

#define YEAR 364
#define MONTHS 13		/* of 28 days */
#define MONTH 28
#define PEAKS 3			/* months that may be a season or a burst */
#define HALF 6			/* months that are the latest */
#define EACH 3			/* months hit in them and in the others */
#define STEADY_TIMES 1.6	/* of the steady rate at most */
#define CHANCE 1e-4		/* of so many at a place like its peers */
#define SURE 0.9		/* that one comes at all */
#define WAVER 0.15		/* variance of rates, relative */

struct chronic {
	int64_t months[MONTHS];	/* demands in each, the latest first */
	int64_t year, half;	/* in 364 and 182 days */
	int months_hit, latest_hit;
	int64_t returns;	/* within the rule's days */
	int64_t last_days;	/* from solved to back, the last time */
};

/* --- one cell ------------------------------------------------------------ */

static void
count_months(struct chronic *h, const struct ahead *a,
    const struct ahead_case *cases, size_t n)
{
	int64_t back;
	size_t i;

	for (i = 0; i < n; i++) {
		back = a->today - 1 - cases[i].day;
		if (back >= YEAR)
			continue;
		h->year++;
		h->half += back < YEAR / 2;
		if (h->months[back / MONTH]++ > 0)
			continue;
		h->months_hit++;
		h->latest_hit += back / MONTH < HALF;
	}
}

/* How often one came after one before it was solved, not too long ago. */
static void
count_returns(struct chronic *h, const struct ahead *a,
    const struct ahead_case *cases, size_t n)
{
	int64_t within = item_days(a->seasons->chronic.within_s);
	int32_t solved;
	size_t i, k;

	for (i = 0; i < n; i++) {
		if (cases[i].day < a->today - within)
			continue;
		solved = 0;
		for (k = 0; k < i; k++)
			if (cases[k].solved_day <= cases[i].day &&
			    cases[k].solved_day > solved)
				solved = cases[k].solved_day;
		if (solved > 0 && cases[i].day - solved <= within) {
			h->returns++;
			h->last_days = cases[i].day - solved;
		}
	}
}

static int
compare(const void *pa, const void *pb)
{
	const int64_t *a = pa, *b = pb;

	return (*a > *b) - (*a < *b);
}

/* A month's demands without the months in which most came. */
static double
steady(const struct chronic *h)
{
	int64_t sorted[MONTHS];
	double sum = 0;
	size_t i;

	memcpy(sorted, h->months, sizeof(sorted));
	qsort(sorted, MONTHS, sizeof(sorted[0]), compare);
	for (i = 0; i < MONTHS - PEAKS; i++)
		sum += (double)sorted[i];
	return sum / (MONTHS - PEAKS);
}

/* --- its peers ----------------------------------------------------------- */

struct peers {
	int64_t *year;		/* demands of each place of the category */
	size_t n;
	int64_t total;
};

/* What a place has in a year when the others of its category are alike:
 * the middle one of those that have any, but not less than the average over
 * all places. */
static double
usual(struct peers *p, size_t places)
{
	double middle, average;

	if (p->n == 0 || places == 0)
		return 0;
	qsort(p->year, p->n, sizeof(*p->year), compare);
	middle = (double)p->year[p->n / 2];
	average = (double)p->total / (double)places;
	return p->n < 3 ? average : fmin(middle, average);
}

static void
make_item(struct ahead_list *l, const struct ahead *a,
    const struct ahead_cells *c, const struct ahead_cell *cell,
    const struct chronic *h)
{
	const struct season_chronic *rule = &a->seasons->chronic;
	double days = (double)item_days(rule->ahead_s), mean, variance;
	double known = (double)(a->today - a->first_day);
	struct ahead_item *i;
	size_t k;

	mean = days * ((double)h->half / (YEAR / 2.0) +
	    (double)h->year / YEAR) / 2;
	/* it was found by its last year: what it had before tempers that */
	if (known > YEAR)
		mean = fmin(mean, (mean + days * (double)(cell->to -
		    cell->from) / known) / 2);
	mean = fmin(mean, days / MONTH * STEADY_TIMES * steady(h));
	variance = mean + mean * mean * (WAVER + 1 / (double)h->year);
	if (chance_tail(mean, variance, 1) < SURE)
		return;
	i = item_list_add(l, AHEAD_CHRONIC);
	i->category = cell->category;
	i->community = cell->community;
	i->site = cell->is_site ? cell->place : NUM_NONE;
	i->from_day = a->today;
	i->to_day = a->today + item_days(rule->ahead_s) - 1;
	i->before_day = a->today + item_days(rule->lead_s);
	i->action = rule->action;
	item_expect(i, mean, variance);
	if (i->lo < 1)
		i->lo = 1;
	buf_printf(&i->why, lang_sheet("back %d times within %d days after "
	    "it was solved, the last time after %d; %d demands in a year, "
	    "in %d of its 13 four-week months"), (int)h->returns,
	    (int)item_days(rule->within_s), (int)h->last_days,
	    (int)h->year, h->months_hit);
	for (k = cell->to; k > cell->from && i->nkeys < AHEAD_EXAMPLES; k--)
		i->keys[i->nkeys++] = c->cases[k - 1].key;
}

/* --- all cells of a category --------------------------------------------- */

/* Whether one of its buildings is listed already. */
static int
has_site(const struct ahead_list *l, const struct ahead_cell *cell)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		if (l->of[i].kind == AHEAD_CHRONIC &&
		    l->of[i].site != NUM_NONE &&
		    l->of[i].category == cell->category &&
		    l->of[i].community == cell->community)
			return 1;
	return 0;
}

static void
look_at(struct ahead_list *l, const struct ahead *a,
    const struct ahead_cells *c, const struct ahead_cell *cell, double like)
{
	const struct season_chronic *rule = &a->seasons->chronic;
	const struct ahead_case *cases = c->cases + cell->from;
	size_t n = cell->to - cell->from;
	struct chronic h;

	memset(&h, 0, sizeof(h));
	count_months(&h, a, cases, n);
	if (h.months_hit < rule->months || h.latest_hit < EACH ||
	    h.months_hit - h.latest_hit < EACH ||
	    (double)h.year * 100 < like * rule->times_percent ||
	    chance_tail(like, like * 1.3, h.year) > CHANCE)
		return;
	count_returns(&h, a, cases, n);
	if (h.returns >= rule->returns)
		make_item(l, a, c, cell, &h);
}

/* Cells [from, to) are of one category; peers are the places of the kind. Of
 * a community only what has no known building is looked at: many demands of
 * many buildings are no matter that came back. */
static void
look_at_category(struct ahead_list *l, const struct ahead *a,
    const struct ahead_cells *c, size_t from, size_t to, int sites,
    size_t places)
{
	struct peers p = { mem_array(to - from + 1, sizeof(int64_t)), 0, 0 };
	size_t i;
	int64_t year;
	double like;

	for (i = from; i < to; i++) {
		if (c->of[i].is_site != sites)
			continue;
		year = ahead_count(c, &c->of[i], a->today - YEAR,
		    a->today - 1);
		p.total += year;
		if (year > 0)
			p.year[p.n++] = year;
	}
	like = usual(&p, places);
	for (i = from; i < to; i++)
		if (c->of[i].is_site == sites &&
		    (sites || !has_site(l, &c->of[i])))
			look_at(l, a, c, &c->of[i], like);
	free(p.year);
}

static void
look_at_all(struct ahead_list *l, const struct ahead *a,
    const struct ahead_cells *c, int sites, size_t places)
{
	size_t i, to;

	for (i = 0; i < c->ncells; i = to) {
		for (to = i; to < c->ncells &&
		    c->of[to].category == c->of[i].category; to++)
			continue;
		look_at_category(l, a, c, i, to, sites, places);
	}
}

void
chronic_list(struct ahead_list *l, const struct ahead *a)
{
	look_at_all(l, a, &a->by_site, 1, a->nsites);
	look_at_all(l, a, &a->by_site, 0, a->ncommunities);
}
