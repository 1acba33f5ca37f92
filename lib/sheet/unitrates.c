#include "sheet/unitrates.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "sheet/cell.h"

struct line {
	const struct rates_row *row;
	int64_t rank;		/* 0: none */
	size_t place;		/* as the rates sort them */
};

static struct ratio
score_of(const struct rates_row *row, enum rates_account account,
    const struct policy *policy)
{
	struct rates_figures f;

	rates_figure(&f, &row->count[RATES_CITY][account], policy);
	return f.score;
}

struct rates_row *
unitrates_rows(struct rates *r, size_t *n)
{
	const struct rates_row *rows = rates_rows(r, n);
	struct rates_row *copy = mem_array(*n + 1, sizeof(*copy));

	if (*n > 0)
		memcpy(copy, rows, *n * sizeof(*copy));
	return copy;
}

int64_t
unitrates_rank(struct rates *r, int64_t key, const struct policy *policy)
{
	struct ratio own = { 0, 0 }, other;
	const struct rates_row *rows;
	int64_t better = 0;
	size_t i, n;

	rows = rates_rows(r, &n);
	for (i = 0; i < n; i++) {
		if (rows[i].key == key)
			own = score_of(&rows[i], RATES_FULL, policy);
	}
	if (own.den == 0 || key == NUM_NONE)
		return 0;
	for (i = 0; i < n; i++) {
		other = score_of(&rows[i], RATES_FULL, policy);
		if (rows[i].key != NUM_NONE && other.den > 0 &&
		    ratio_cmp(other, own) > 0)
			better++;
	}
	return better + 1;
}

/* By rank, what has none last. */
static int
compare_lines(const void *x, const void *y)
{
	const struct line *a = x, *b = y;

	if ((a->rank == 0) != (b->rank == 0))
		return a->rank == 0 ? 1 : -1;
	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	return (a->place > b->place) - (a->place < b->place);
}

static void
put_columns(struct grid *g)
{
	grid_column(g, "unit", lang_sheet("unit"));
	grid_column_right(g, "received", lang_sheet("cases counted"));
	grid_column_right(g, "valid", lang_sheet("valid revisits"));
	grid_column_right(g, "contacted", lang_sheet("contacted"));
	grid_column_right(g, "solved", lang_sheet("solved"));
	grid_column_right(g, "satisfied", lang_sheet("satisfied"));
	grid_column_right(g, "basic", lang_sheet("basically satisfied"));
	grid_column_right(g, "response_rate", lang_sheet("response rate"));
	grid_column_right(g, "solve_rate", lang_sheet("solve rate"));
	grid_column_right(g, "satisfaction_rate",
	    lang_sheet("satisfaction rate"));
	grid_column_right(g, "score", lang_sheet("score"));
	grid_column_right(g, "rank", lang_sheet("rank"));
	grid_column_right(g, "score_net", lang_sheet("score, net"));
	grid_column_right(g, "excluded", lang_sheet("cases excluded"));
	grid_column_right(g, "coverage", lang_sheet("revisit coverage"));
}

static void
put_row(struct grid *g, const struct rates_row *row, int64_t rank,
    const struct policy *policy)
{
	const struct rates_count *c = &row->count[RATES_CITY][RATES_FULL];
	struct rates_figures f;

	rates_figure(&f, c, policy);
	grid_int(g, c->received);
	grid_int(g, c->valid);
	grid_int(g, c->contacted);
	grid_int(g, c->solved);
	grid_int(g, c->satisfied);
	grid_int(g, c->basic);
	grid_ratio(g, f.response, 100);
	grid_ratio(g, f.solve, 100);
	grid_ratio(g, f.satisfaction, 100);
	grid_ratio(g, f.score, 1);
	grid_int(g, rank > 0 ? rank : NUM_NONE);
	grid_ratio(g, score_of(row, RATES_NET, policy), 1);
	grid_int(g, c->excluded);
	cell_percent(g, c->valid, c->listed);
}

static void
put_rows(struct grid *g, struct rates *r, const struct policy *policy)
{
	struct buf name = BUF_INIT;
	struct rates_row *rows;
	struct line *lines;
	size_t i, n;

	rows = unitrates_rows(r, &n);
	lines = mem_array(n + 1, sizeof(*lines));
	for (i = 0; i < n; i++)
		lines[i] = (struct line){ &rows[i], 0, i };
	for (i = 0; i < n; i++)
		lines[i].rank = unitrates_rank(r, rows[i].key, policy);
	if (n > 1)
		qsort(lines, n, sizeof(*lines), compare_lines);
	for (i = 0; i < n; i++) {
		grid_row(g);
		rates_put_key(&name, r, lines[i].row->key);
		cell_end(g, &name);
		put_row(g, lines[i].row, lines[i].rank, policy);
	}
	free(lines);
	free(rows);
	buf_release(&name);
}

void
unitrates_put(struct page *p, struct rates *r, const struct policy *policy)
{
	struct grid g;

	grid_init(&g, "");
	put_columns(&g);
	put_rows(&g, r, policy);
	grid_row(&g);
	grid_text(&g, lang_sheet("total"));
	put_row(&g, rates_total(r), 0, policy);
	page_table(p, lang_sheet("The three rates by unit, the city's "
	    "revisits"), &g);
	grid_release(&g);
}
