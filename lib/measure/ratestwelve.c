#include "measure/ratestwelve.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/num.h"
#include "measure/ratesline.h"
#include "measure/ratesnote.h"

static void
put_columns(struct grid *g)
{
	grid_column_right(g, "no", lang_sheet("serial number"));
	grid_column(g, "unit", lang_sheet("handling unit"));
	grid_column_right(g, "received", lang_sheet("volume received"));
	grid_column_right(g, "valid", lang_sheet("valid revisits"));
	grid_column_right(g, "contacted", lang_sheet("contacted"));
	grid_column_right(g, "solved", lang_sheet("number solved"));
	grid_column_right(g, "satisfied", lang_sheet("number satisfied"));
	grid_column_right(g, "basic", lang_sheet("number nearly satisfied"));
	grid_column_right(g, "response_rate", lang_sheet("response rate"));
	grid_column_right(g, "solve_rate", lang_sheet("solve rate"));
	grid_column_right(g, "satisfaction_rate",
	    lang_sheet("satisfaction rate"));
	grid_column_right(g, "score", lang_sheet("composite score"));
}

static void
put_line(struct grid *g, const struct rates_count *c,
    const struct rates_figures *f)
{
	grid_int(g, c->received);
	grid_int(g, c->valid);
	grid_int(g, c->contacted);
	grid_int(g, c->solved);
	grid_int(g, c->satisfied);
	grid_int(g, c->basic);
	grid_ratio(g, f->response, 100);
	grid_ratio(g, f->solve, 100);
	grid_ratio(g, f->satisfaction, 100);
	grid_ratio(g, f->score, 1);
}

static int
is_of_kind(const struct ratesout *o, int64_t key, int kind)
{
	const struct policy_unit *u;

	if (kind < 0)
		return 1;
	u = key == NUM_NONE ? NULL : policy_unit_find(o->policy, key);
	return u != NULL && (int)u->kind == kind;
}

/* The same groups alone, as rates of their own: their total is pooled. */
static struct rates *
choose(const struct ratesout *o, int kind)
{
	struct rates *chosen = rates_new(o->policy, rates_words(o->rates),
	    o->by, o->period);
	const struct rates_row *rows;
	size_t n, i;

	rows = rates_rows(o->rates, &n);
	for (i = 0; i < n; i++)
		if (is_of_kind(o, rows[i].key, kind))
			rates_merge(chosen, rows[i].key, rows[i].count);
	return chosen;
}

static void
put_lines(struct grid *g, struct rates *chosen,
    const struct ratestwelve *which, int is_mean)
{
	struct ratesline *lines, total;
	struct buf b = BUF_INIT;
	size_t n, i;

	lines = ratesline_list(chosen, which->source, which->account, &n);
	for (i = 0; i < n; i++) {
		grid_row(g);
		grid_int(g, (int64_t)i + 1);
		buf_reset(&b);
		rates_put_key(&b, chosen, lines[i].row->key);
		grid_textn(g, b.data, b.len);
		put_line(g, lines[i].count, &lines[i].figures);
	}
	free(lines);
	buf_release(&b);
	ratesline_total(&total, chosen, which->source, which->account,
	    is_mean);
	grid_row(g);
	grid_empty(g);
	grid_text(g, lang_sheet("sum of all"));
	put_line(g, total.count, &total.figures);
}

void
ratestwelve_grid(struct grid *g, const struct ratesout *o,
    const struct ratestwelve *which)
{
	struct rates *chosen;

	put_columns(g);
	rates_merge_units(o->rates);
	chosen = choose(o, which->kind);
	put_lines(g, chosen, which, o->is_mean);
	rates_free(chosen);
	grid_note(g, which->account == RATES_FULL ?
	    lang_sheet("full account: excluded cases are counted") :
	    lang_sheet("net account: without the excluded cases"));
	ratesnote_put(g, o, 1u << which->source);
}
