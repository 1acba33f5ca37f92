/* Many at once in one place, now. */
#include "ahead/item.h"

#include <math.h>
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "stat/chance.h"

#define YEAR 364
#define BASE 56			/* days before the window that measure it */
#define CHANCE 1e-4
#define SPREAD 1.5		/* variance over mean of counts at rest */
#define STAYS 0.4		/* of the excess in the next window */
#define WAVER 0.5		/* variance of that, relative */

static int
compare(const void *pa, const void *pb)
{
	const int64_t *a = pa, *b = pb;

	return (*a > *b) - (*a < *b);
}

/* How many people called; each that is not known is one. */
static int64_t
count_callers(const struct ahead_case *cases, size_t n)
{
	int64_t *callers = mem_array(n + 1, sizeof(*callers)), count = 0;
	size_t i, known = 0;

	for (i = 0; i < n; i++)
		if (cases[i].caller == NUM_NONE)
			count++;
		else
			callers[known++] = cases[i].caller;
	if (known > 1)
		qsort(callers, known, sizeof(*callers), compare);
	for (i = 0; i < known; i++)
		count += i == 0 || callers[i] != callers[i - 1];
	free(callers);
	return count;
}

/* What the window would bring if nothing were the matter: the rate of the
 * eight weeks before it, or of the same days a year ago. */
static double
base_of(const struct ahead *a, const struct ahead_cells *c,
    const struct ahead_cell *cell, int64_t days)
{
	int64_t from = a->today - days;
	double recent, year = 0;

	recent = (double)ahead_count(c, cell, from - BASE, from - 1) *
	    (double)days / BASE;
	if (from - YEAR >= a->first_day)
		year = (double)ahead_count(c, cell, from - YEAR,
		    a->today - 1 - YEAR);
	return fmax(recent, year) + 0.5;
}

static void
look_at(struct ahead_list *l, const struct ahead *a,
    const struct ahead_cells *c, const struct ahead_cell *cell)
{
	const struct season_concentrated *rule = &a->seasons->concentrated;
	int64_t days = item_days(rule->within_s), n, callers;
	struct ahead_item *i;
	double base, mean;
	size_t k;

	n = ahead_count(c, cell, a->today - days, a->today - 1);
	if (n < rule->demands)
		return;
	callers = count_callers(c->cases + cell->to - n, (size_t)n);
	base = base_of(a, c, cell, days);
	if (callers < rule->callers ||
	    chance_tail(base, SPREAD * base, n) > CHANCE)
		return;
	mean = (base + STAYS * ((double)n - base)) *
	    (double)item_days(rule->ahead_s) / (double)days;
	i = item_list_add(l, AHEAD_CONCENTRATED);
	i->category = cell->category;
	i->community = cell->community;
	i->site = cell->is_site ? cell->place : NUM_NONE;
	i->from_day = a->today;
	i->to_day = a->today + item_days(rule->ahead_s) - 1;
	i->before_day = a->today + item_days(rule->lead_s);
	i->action = rule->action;
	item_expect(i, mean, mean + WAVER * mean * mean);
	buf_printf(&i->why, lang_sheet("%d demands of %d people in %d days, "
	    "where %.1f are usual"), (int)n, (int)callers, (int)days, base);
	for (k = cell->to; k > cell->from && i->nkeys < AHEAD_EXAMPLES; k--)
		i->keys[i->nkeys++] = c->cases[k - 1].key;
}

/* The community's cluster is that of its building where one has it. */
static int
is_of_site(const struct ahead_list *l, size_t from,
    const struct ahead_cell *cell)
{
	size_t i;

	for (i = from; i < l->n; i++)
		if (l->of[i].category == cell->category &&
		    l->of[i].community == cell->community)
			return 1;
	return 0;
}

void
concentrated_list(struct ahead_list *l, const struct ahead *a)
{
	size_t before = l->n, i;

	for (i = 0; i < a->by_site.ncells; i++)
		if (a->by_site.of[i].is_site)
			look_at(l, a, &a->by_site, &a->by_site.of[i]);
	for (i = 0; i < a->by_community.ncells; i++)
		if (!is_of_site(l, before, &a->by_community.of[i]))
			look_at(l, a, &a->by_community,
			    &a->by_community.of[i]);
}
