#include "ahead/ahead.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "measure/demand.h"
#include "measure/pairs.h"
#include "time/date.h"

void
ahead_init(struct ahead *a, const struct policy *p, const struct seasons *s,
    struct words *w, int64_t today)
{
	memset(a, 0, sizeof(*a));
	a->policy = p;
	a->seasons = s;
	a->words = w;
	a->today = today;
	a->first_day = today;
	group_init(&a->communities, p, w, RATES_BY_COMMUNITY);
}

void
ahead_release(struct ahead *a)
{
	group_release(&a->communities);
	free(a->cases);
	free(a->by_community.cases);
	free(a->by_community.of);
	free(a->by_site.cases);
	free(a->by_site.of);
	memset(a, 0, sizeof(*a));
}

/* The day on which it was done with; a revisit that says unsolved wins. */
static int32_t
solved_day(const struct ahead *a, const struct record *r)
{
	int64_t at = r->m[M_CLOSED_AT], day;

	if (at == NUM_NONE || r->m[M_OWN_SOLVED] == 0 ||
	    r->m[M_CITY_SOLVED] == 0)
		return AHEAD_NEVER;
	day = date_day_of(at);
	return day < a->today ? (int32_t)day : AHEAD_NEVER;
}

void
ahead_add(struct ahead *a, const struct record *r)
{
	struct ahead_case *c;
	size_t group;
	int64_t day;

	if (!demand_is_one(a->policy, r) || r->m[M_CATEGORY] == NUM_NONE)
		return;
	day = date_day_of(r->m[M_RECEIVED_AT]);
	if (day >= a->today)
		return;
	mem_grow(&a->cases, a->n, &a->cap, sizeof(*a->cases));
	c = &a->cases[a->n++];
	c->key = r->key;
	c->category = r->m[M_CATEGORY];
	group = group_of(&a->communities, r);
	c->community = a->communities.keys[group];
	c->place = r->m[M_SITE] != NUM_NONE ? r->m[M_SITE] : c->community;
	c->caller = r->m[M_CALLER];
	c->day = (int32_t)day;
	c->solved_day = solved_day(a, r);
	if (day < a->first_day)
		a->first_day = day;
}

/* --- cells --------------------------------------------------------------- */

static int
compare(const void *pa, const void *pb)
{
	const struct ahead_case *a = pa, *b = pb;
	int rc = num_compare(a->category, b->category);

	if (rc == 0)
		rc = num_compare(a->community, b->community);
	if (rc == 0)
		rc = num_compare(a->place, b->place);
	if (rc == 0)
		rc = num_compare(a->day, b->day);
	return rc != 0 ? rc : num_compare(a->key, b->key);
}

static void
cut(struct ahead_cells *c)
{
	struct ahead_cell *cell = NULL;
	size_t i, cap = 0;

	for (i = 0; i < c->n; i++) {
		if (cell == NULL || cell->category != c->cases[i].category ||
		    cell->community != c->cases[i].community ||
		    cell->place != c->cases[i].place) {
			mem_grow(&c->of, c->ncells, &cap, sizeof(*c->of));
			cell = &c->of[c->ncells++];
			cell->category = c->cases[i].category;
			cell->community = c->cases[i].community;
			cell->place = c->cases[i].place;
			cell->is_site = cell->place != cell->community;
			cell->from = i;
		}
		cell->to = i + 1;
	}
}

static void
make_cells(struct ahead_cells *c, const struct ahead *a, int sites)
{
	size_t i;

	c->cases = mem_array(a->n + 1, sizeof(*c->cases));
	for (i = 0; i < a->n; i++) {
		if (a->cases[i].community == NUM_NONE)
			continue;
		c->cases[c->n] = a->cases[i];
		if (!sites)
			c->cases[c->n].place = a->cases[i].community;
		c->n++;
	}
	if (c->n > 1)
		qsort(c->cases, c->n, sizeof(*c->cases), compare);
	cut(c);
}

/* How many places there are: communities, and what is smaller. */
static void
count_places(struct ahead *a)
{
	struct pairs met = PAIRS_INIT;
	size_t i, before;

	for (i = 0; i < a->by_site.ncells; i++) {
		before = met.n;
		if (a->by_site.of[i].is_site && pairs_add(&met, 1,
		    a->by_site.of[i].place) == before)
			a->nsites++;
		before = met.n;
		if (pairs_add(&met, 0, a->by_site.of[i].community) == before)
			a->ncommunities++;
	}
	pairs_release(&met);
}

void
ahead_end(struct ahead *a)
{
	make_cells(&a->by_community, a, 0);
	make_cells(&a->by_site, a, 1);
	count_places(a);
}

int
ahead_years(const struct ahead *a)
{
	return (int)((a->today - a->first_day) / 364);
}

/* The first case of the cell on this day or later. */
static size_t
find_day(const struct ahead_cells *c, const struct ahead_cell *cell,
    int64_t day)
{
	size_t low = cell->from, high = cell->to, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (c->cases[middle].day < day)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

int64_t
ahead_count(const struct ahead_cells *c, const struct ahead_cell *cell,
    int64_t from_day, int64_t to_day)
{
	if (from_day > to_day)
		return 0;
	return (int64_t)(find_day(c, cell, to_day + 1) -
	    find_day(c, cell, from_day));
}
