#include "measure/ratesout.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "measure/ratesnote.h"

/* A row of the table before it is printed. */
struct line {
	const struct rates_row *row;	/* NULL: the total */
	const struct rates_count *count;
	struct rates_figures figures;
	int64_t rank;			/* NUM_NONE: none */
	size_t place;			/* among the keys */
};

/* Which of the four tables. */
struct block {
	const struct ratesout *out;
	enum rates_source source;
	enum rates_account account;
};

static void
put_columns(struct grid *g)
{
	grid_column(g, "by", lang_sheet("grouped by"));
	grid_column(g, "key", lang_sheet("group"));
	grid_column(g, "source", lang_sheet("revisit of"));
	grid_column(g, "account", lang_sheet("account"));
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
	grid_column_right(g, "listed", lang_sheet("to be revisited"));
	grid_column_right(g, "coverage", lang_sheet("revisit coverage"));
	grid_column_right(g, "contact_unknown",
	    lang_sheet("contact unknown"));
	grid_column_right(g, "excluded", lang_sheet("cases excluded"));
}

static void
put_ratio(struct grid *g, struct ratio r, int scale)
{
	struct buf b = BUF_INIT;

	ratio_put(&b, r, scale, 1);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
}

static void
put_key(struct grid *g, const struct block *k, const struct line *l)
{
	struct buf b = BUF_INIT;

	if (l->row == NULL)
		buf_puts(&b, lang_sheet("total"));
	else
		rates_put_key(&b, k->out->rates, l->row->key);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
}

static void
put_counts(struct grid *g, const struct rates_count *c)
{
	grid_int(g, c->received);
	grid_int(g, c->valid);
	grid_int(g, c->contacted);
	grid_int(g, c->solved);
	grid_int(g, c->satisfied);
	grid_int(g, c->basic);
}

static void
put_line(struct grid *g, const struct block *k, const struct line *l)
{
	struct ratio coverage = { l->count->valid, l->count->listed };

	grid_row(g);
	grid_text(g, rates_by_name(k->out->by));
	put_key(g, k, l);
	grid_text(g, k->source == RATES_CITY ? "city" : "own");
	grid_text(g, k->account == RATES_FULL ? "full" : "net");
	put_counts(g, l->count);
	put_ratio(g, l->figures.response, 100);
	put_ratio(g, l->figures.solve, 100);
	put_ratio(g, l->figures.satisfaction, 100);
	put_ratio(g, l->figures.score, 1);
	grid_int(g, l->rank);
	grid_int(g, l->count->listed);
	put_ratio(g, coverage, 100);
	grid_int(g, l->count->contact_unknown);
	grid_int(g, l->count->excluded);
}

static void
set_line(struct line *l, const struct rates_row *row, const struct block *k)
{
	l->row = row;
	l->count = &row->count[k->source][k->account];
	l->rank = NUM_NONE;
	rates_figure(&l->figures, l->count, k->out->policy);
}

static int
is_ranked(const struct line *l)
{
	return l->row->key != NUM_NONE && l->figures.score.den > 0;
}

/* The best first; what has no rank behind it, in the order of the keys. */
static int
line_cmp(const void *x, const void *y)
{
	const struct line *a = x, *b = y;
	int c = is_ranked(b) - is_ranked(a);

	if (c == 0 && is_ranked(a))
		c = ratio_cmp(b->figures.score, a->figures.score);
	return c != 0 ? c : (a->place > b->place) - (a->place < b->place);
}

static void
rank_lines(struct line *lines, size_t n)
{
	size_t i;

	qsort(lines, n, sizeof(*lines), line_cmp);
	for (i = 0; i < n && is_ranked(&lines[i]); i++) {
		lines[i].rank = (int64_t)i + 1;
		if (i > 0 && ratio_cmp(lines[i].figures.score,
		    lines[i - 1].figures.score) == 0)
			lines[i].rank = lines[i - 1].rank;
	}
}

static void
put_total(struct grid *g, const struct block *k)
{
	struct line total;

	set_line(&total, rates_total(k->out->rates), k);
	total.row = NULL;
	total.place = 0;
	put_line(g, k, &total);
}

static void
put_block(struct grid *g, const struct block *k)
{
	const struct rates_row *rows;
	struct line *lines;
	size_t n, i;

	rows = rates_rows(k->out->rates, &n);
	if (k->out->by == RATES_BY_ALL)
		n = 0;
	lines = mem_array(n, sizeof(*lines));
	for (i = 0; i < n; i++) {
		set_line(&lines[i], &rows[i], k);
		lines[i].place = i;
	}
	rank_lines(lines, n);
	for (i = 0; i < n; i++)
		put_line(g, k, &lines[i]);
	put_total(g, k);
	free(lines);
}

void
ratesout_grid(struct grid *g, const struct ratesout *o, unsigned sources)
{
	struct block k;
	int i;

	put_columns(g);
	k.out = o;
	for (i = 0; i < 4; i++) {
		k.source = (enum rates_source)(i / 2);
		k.account = (enum rates_account)(i % 2);
		if ((sources >> k.source & 1) != 0)
			put_block(g, &k);
	}
	ratesnote_put(g, o, sources);
}
