#include "sheet/demands.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "measure/demand.h"
#include "sheet/cell.h"
#include "sheet/recapparts.h"
#include "sheet/wordpairs.h"
#include "time/date.h"

#define HEAT_COLUMNS 10
#define HEAT_ROWS 12

static int
is_in(const struct period *p, int64_t at)
{
	return at >= p->from_at && at < p->to_at;
}

/* A word for readers; what has none is unknown. */
static const char *
text_of(const struct recap *v, int64_t word)
{
	return word == NUM_NONE ? lang_sheet("unknown") :
	    words_text(v->words, word);
}

/* The last part of a category's path. */
static const char *
leaf_of(const struct recap *v, int64_t word)
{
	const char *path = text_of(v, word), *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

/* --- the heat map -------------------------------------------------------- */

static void
count_pairs(const struct recap *v, struct wordpairs *both,
    struct wordpairs *of, struct wordpairs *in)
{
	const struct recap_demand *d;
	size_t i;

	for (i = 0; i < v->ndemands; i++) {
		d = &v->demands[i];
		if (!is_in(&v->o.period, d->received_at))
			continue;
		wordpairs_add(both, d->category, d->community);
		wordpairs_add(of, d->category, 0);
		wordpairs_add(in, d->community, 0);
	}
	wordpairs_sort(of, v->words);
	wordpairs_sort(in, v->words);
}

static size_t
at_most(size_t n, size_t most)
{
	return n < most ? n : most;
}

static struct chart *
make_heat(const struct recap *v, const struct wordpairs *both,
    const struct wordpairs *of, const struct wordpairs *in)
{
	struct chart *c = chart_new(CHART_HEAT,
	    lang_sheet("Categories and communities"),
	    lang_sheet("The darker, the more demands; the most frequent "
	    "categories and communities"), lang_sheet("cases received"));
	size_t i, k, ncategories = at_most(of->keys.n, HEAT_COLUMNS);
	int64_t category, community;

	for (k = 0; k < ncategories; k++)
		chart_x(c, leaf_of(v, of->keys.of[of->order[k]][0]));
	for (i = 0; i < at_most(in->keys.n, HEAT_ROWS); i++) {
		community = in->keys.of[in->order[i]][0];
		chart_series(c, text_of(v, community));
		for (k = 0; k < ncategories; k++) {
			category = of->keys.of[of->order[k]][0];
			chart_value(c, i, k,
			    wordpairs_count(both, category, community));
		}
	}
	chart_wide(c);
	return c;
}

void
demands_put_heat(struct page *p, const struct recap *v)
{
	struct wordpairs both = WORDPAIRS_INIT, of = WORDPAIRS_INIT;
	struct wordpairs in = WORDPAIRS_INIT;

	count_pairs(v, &both, &of, &in);
	page_chart(p, make_heat(v, &both, &of, &in));
	wordpairs_release(&both);
	wordpairs_release(&of);
	wordpairs_release(&in);
}

/* --- by category and community ------------------------------------------- */

/* Walk-ins are demands too: the office's table has them all. */
static int64_t
received(const struct rates_row *row)
{
	return row == NULL ? 0 : row->count[RATES_OWN][RATES_FULL].received;
}

static const struct rates_row *
find_row(struct rates *r, int64_t key)
{
	const struct rates_row *rows;
	size_t i, n;

	rows = rates_rows(r, &n);
	for (i = 0; i < n; i++) {
		if (rows[i].key == key)
			return &rows[i];
	}
	return NULL;
}

static int
compare_received(const void *x, const void *y)
{
	const struct rates_row *a = *(const struct rates_row *const *)x;
	const struct rates_row *b = *(const struct rates_row *const *)y;

	if (received(a) != received(b))
		return received(a) > received(b) ? -1 : 1;
	return (a > b) - (a < b);	/* as the rates sort them */
}

/* The rows with the most demands first; free() the list. */
static const struct rates_row **
sorted_rows(struct rates *r, size_t *n)
{
	const struct rates_row *rows = rates_rows(r, n), **list;
	size_t i;

	list = mem_array(*n + 1, sizeof(*list));
	for (i = 0; i < *n; i++)
		list[i] = &rows[i];
	if (*n > 1)
		qsort(list, *n, sizeof(*list), compare_received);
	return list;
}

static void
put_rates_of(struct grid *g, const struct recap *v,
    const struct rates_row *row)
{
	const struct rates_count *city = &row->count[RATES_CITY][RATES_FULL];
	struct rates_figures f;

	rates_figure(&f, city, v->o.policy);
	grid_int(g, city->valid);
	grid_ratio(g, f.solve, 100);
	grid_ratio(g, f.satisfaction, 100);
}

static void
put_rates_columns(struct grid *g)
{
	grid_column_right(g, "valid", lang_sheet("valid revisits"));
	grid_column_right(g, "solve_rate", lang_sheet("solve rate"));
	grid_column_right(g, "satisfaction_rate",
	    lang_sheet("satisfaction rate"));
}

static void
put_category_columns(struct grid *g)
{
	grid_column(g, "category", lang_sheet("category"));
	grid_column_right(g, "received", lang_sheet("cases received"));
	grid_column_right(g, "share", lang_sheet("share, %"));
	grid_column_right(g, "before", lang_sheet("period before"));
	grid_column_right(g, "growth", lang_sheet("growth, %"));
	grid_column_right(g, "year", lang_sheet("a year before"));
	grid_column_right(g, "growth_year", lang_sheet("growth on it, %"));
	put_rates_columns(g);
}

static void
put_category(struct grid *g, const struct recap *v,
    const struct rates_row *row, int64_t all)
{
	int64_t n = received(row);
	int64_t before = received(find_row(v->categories[1], row->key));
	int64_t year = received(find_row(v->categories[2], row->key));
	struct buf b = BUF_INIT;

	grid_row(g);
	rates_put_key(&b, v->categories[0], row->key);
	cell_end(g, &b);
	grid_int(g, n);
	cell_percent(g, n, all);
	grid_int(g, before);
	cell_growth(g, before, n);
	grid_int(g, year);
	cell_growth(g, year, n);
	put_rates_of(g, v, row);
	buf_release(&b);
}

void
demands_put_categories(struct page *p, const struct recap *v)
{
	const struct rates_row **rows;
	int64_t all = received(rates_total(v->categories[0]));
	struct grid g;
	size_t i, n;

	rows = sorted_rows(v->categories[0], &n);
	grid_init(&g, "");
	put_category_columns(&g);
	for (i = 0; i < n; i++)
		put_category(&g, v, rows[i], all);
	page_table(p, lang_sheet("By category"), &g);
	grid_release(&g);
	free(rows);
}

/* Of a community's demands those that somebody else leads. */
static int64_t
led_by_others(const struct recap *v, int64_t community)
{
	const struct policy_unit *unit;
	const struct record *r;
	int64_t others = 0;
	size_t i;

	for (i = 0; i < v->n; i++) {
		r = &v->cases[i];
		unit = policy_unit_find(v->o.policy, r->m[M_COMMUNITY]);
		if (!demand_is_one(v->o.policy, r) ||
		    (unit != NULL ? unit->name : r->m[M_COMMUNITY]) !=
		    community)
			continue;
		unit = policy_unit_find(v->o.policy, r->m[M_LEAD]);
		others += unit == NULL || unit->kind != KIND_COMMUNITY;
	}
	return others;
}

void
demands_put_communities(struct page *p, const struct recap *v)
{
	const struct rates_row **rows;
	int64_t all = received(rates_total(v->communities));
	struct buf b = BUF_INIT;
	struct grid g;
	size_t i, n;

	rows = sorted_rows(v->communities, &n);
	grid_init(&g, "");
	grid_column(&g, "community", lang_sheet("community"));
	grid_column_right(&g, "received", lang_sheet("cases received"));
	grid_column_right(&g, "share", lang_sheet("share, %"));
	grid_column_right(&g, "others", lang_sheet("led by others, %"));
	put_rates_columns(&g);
	for (i = 0; i < n; i++) {
		grid_row(&g);
		rates_put_key(&b, v->communities, rows[i]->key);
		cell_end(&g, &b);
		grid_int(&g, received(rows[i]));
		cell_percent(&g, received(rows[i]), all);
		cell_percent(&g, led_by_others(v, rows[i]->key),
		    received(rows[i]));
		put_rates_of(&g, v, rows[i]);
	}
	grid_note(&g, lang_sheet("Where demands are, not whose work it is: "
	    "led by others is beyond the community's own duty."));
	page_table(p, lang_sheet("By community"), &g);
	grid_release(&g);
	buf_release(&b);
	free(rows);
}

/* --- 高频多发 ------------------------------------------------------------ */

static int64_t
callers_of(const struct recap *v, int64_t category, int64_t place)
{
	struct pairs callers = PAIRS_INIT;
	const struct recap_demand *d;
	int64_t n;
	size_t i;

	for (i = 0; i < v->ndemands; i++) {
		d = &v->demands[i];
		if (is_in(&v->o.period, d->received_at) &&
		    d->category == category && d->place == place &&
		    d->caller != NUM_NONE)
			pairs_add(&callers, d->caller, 0);
	}
	n = (int64_t)callers.n;
	pairs_release(&callers);
	return n;
}

static void
put_frequent(struct grid *g, const struct recap *v,
    const struct wordpairs *now, const struct wordpairs *before, size_t i)
{
	int64_t category = now->keys.of[now->order[i]][0];
	int64_t place = now->keys.of[now->order[i]][1];
	int64_t n = now->counts[now->order[i]];
	int64_t was = wordpairs_count(before, category, place);

	grid_row(g);
	grid_int(g, (int64_t)i + 1);
	grid_text(g, text_of(v, category));
	grid_text(g, text_of(v, place));
	grid_int(g, n);
	grid_int(g, callers_of(v, category, place));
	grid_int(g, was);
	cell_growth(g, was, n);
}

void
demands_put_frequent(struct page *p, const struct recap *v)
{
	struct wordpairs now = WORDPAIRS_INIT, before = WORDPAIRS_INIT;
	const struct recap_demand *d;
	struct grid g;
	size_t i;

	for (i = 0; i < v->ndemands; i++) {
		d = &v->demands[i];
		if (is_in(&v->o.period, d->received_at))
			wordpairs_add(&now, d->category, d->place);
		else if (is_in(&v->trail[1], d->received_at))
			wordpairs_add(&before, d->category, d->place);
	}
	wordpairs_sort(&now, v->words);
	grid_init(&g, "");
	grid_column_right(&g, "n", lang_sheet("No."));
	grid_column(&g, "category", lang_sheet("category"));
	grid_column(&g, "place", lang_sheet("place"));
	grid_column_right(&g, "received", lang_sheet("cases received"));
	grid_column_right(&g, "callers", lang_sheet("callers"));
	grid_column_right(&g, "before", lang_sheet("period before"));
	grid_column_right(&g, "growth", lang_sheet("growth, %"));
	for (i = 0; i < now.keys.n && now.counts[now.order[i]] > 1 &&
	    i < (size_t)v->o.policy->sheets.top; i++)
		put_frequent(&g, v, &now, &before, i);
	page_block(p, lang_sheet("The most frequent matters"), &g);
	grid_release(&g);
	wordpairs_release(&now);
	wordpairs_release(&before);
}
