/* What failed in one building, in those that are built alike. */
#include "ahead/item.h"

#include <math.h>

#include "ahead/assets.h"
#include "base/lang.h"
#include "base/num.h"

#define YEAR 364
#define PRIOR 0.5		/* demands of a batch that are assumed */

/* Of one batch: what its buildings have had. */
struct batch {
	const struct assets *assets;
	size_t from, to;
	int64_t demands;	/* in a year, of its categories */
	int64_t solved;		/* the last that was solved within the rule */
	const struct ahead_case *example;
	size_t at;		/* the building of it */
};

/* Cells of this building and categories of this asset. */
static int
is_of(const struct ahead_cell *cell, const struct asset *x,
    const struct words *w)
{
	return cell->place == x->site &&
	    seasons_has(x->categories, x->ncategories, cell->category, w);
}

static int64_t
demands_of(const struct ahead *a, const struct asset *x)
{
	const struct ahead_cells *c = &a->by_site;
	int64_t n = 0;
	size_t i;

	for (i = 0; i < c->ncells; i++)
		if (is_of(&c->of[i], x, a->words))
			n += ahead_count(c, &c->of[i], a->today - YEAR,
			    a->today - 1);
	return n;
}

/* The last case of the building that was solved not too long ago, of a
 * category that spreads. */
static void
find_solved(struct batch *b, const struct ahead *a, size_t at)
{
	const struct season_spread *rule = &a->seasons->spread;
	const struct ahead_cells *c = &a->by_site;
	int64_t since = a->today - item_days(rule->within_s);
	const struct ahead_case *x;
	size_t i, k;

	for (i = 0; i < c->ncells; i++) {
		if (!is_of(&c->of[i], &b->assets->of[at], a->words) ||
		    !seasons_has(rule->categories, rule->ncategories,
		    c->of[i].category, a->words))
			continue;
		for (k = c->of[i].from; k < c->of[i].to; k++) {
			x = &c->cases[k];
			if (x->solved_day == AHEAD_NEVER ||
			    x->solved_day < since ||
			    x->solved_day < b->solved)
				continue;
			b->solved = x->solved_day;
			b->example = x;
			b->at = at;
		}
	}
}

static void
make_item(struct ahead_list *l, const struct ahead *a, const struct batch *b,
    const struct asset *x)
{
	const struct season_spread *rule = &a->seasons->spread;
	double n = (double)(b->to - b->from), mean, variance;
	struct ahead_item *i = item_list_add(l, AHEAD_SPREAD);

	mean = ((double)b->demands + PRIOR) / n *
	    (double)item_days(rule->ahead_s) / YEAR;
	variance = mean + mean * mean / ((double)b->demands + PRIOR);
	i->category = b->example->category;
	i->community = x->community;
	i->site = x->site;
	i->from_day = a->today;
	i->to_day = a->today + item_days(rule->ahead_s) - 1;
	i->before_day = a->today + item_days(rule->lead_s);
	i->action = rule->action;
	item_expect(i, mean, variance);
	buf_printf(&i->why, lang_sheet("%s: the same %s of batch %s failed "
	    "and was repaired; %d demands in a year in the %d buildings of "
	    "the batch, none here"),
	    words_text(a->words, b->assets->of[b->at].site),
	    words_text(a->words, x->asset), words_text(a->words, x->batch),
	    (int)b->demands, (int)(b->to - b->from));
	i->keys[i->nkeys++] = b->example->key;
}

/* Buildings that have had their own demand wait for no list. */
static void
look_at_batch(struct ahead_list *l, const struct ahead *a, struct batch *b)
{
	size_t i;

	for (i = b->from; i < b->to; i++) {
		b->demands += demands_of(a, &b->assets->of[i]);
		find_solved(b, a, i);
	}
	if (b->example == NULL)
		return;
	for (i = b->from; i < b->to; i++)
		if (demands_of(a, &b->assets->of[i]) == 0)
			make_item(l, a, b, &b->assets->of[i]);
}

void
spread_list(struct ahead_list *l, const struct ahead *a,
    const struct assets *assets)
{
	struct batch b;
	size_t i;

	for (i = 0; i < assets->n; i = b.to) {
		b = (struct batch){ .assets = assets };
		assets_batch(assets, i, &b.from, &b.to);
		look_at_batch(l, a, &b);
	}
}
