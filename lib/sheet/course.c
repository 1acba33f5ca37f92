#include "sheet/course.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/num.h"
#include "sheet/cell.h"
#include "sheet/classed.h"
#include "sheet/recapparts.h"
#include "sheet/unitrates.h"
#include "time/date.h"

/* "2026-11", or a week's Monday, "11-16". */
static void
put_name(struct buf *b, const struct recap *v, const struct period *p)
{
	struct date d = date_from_day(date_day_of(v->o.is_month ?
	    p->to_at - 1 : p->from_at));

	if (v->o.is_month)
		buf_printf(b, "%04d-%02d", d.year, d.month);
	else
		buf_printf(b, "%02d-%02d", d.month, d.day);
}

/* In tenths of a percent, rounded half up. */
static int64_t
tenths(struct ratio r)
{
	return r.den == 0 ? NUM_NONE :
	    (r.num * 2000 + r.den) / (2 * r.den);
}

static void
put_point(struct chart *c, const struct recap *v, size_t trail, size_t x)
{
	const struct rates_row *total = rates_total(v->rates[trail]);
	struct rates_figures f;

	rates_figure(&f, &total->count[RATES_CITY][RATES_FULL], v->o.policy);
	chart_value(c, 0, x, tenths(f.response));
	chart_value(c, 1, x, tenths(f.solve));
	chart_value(c, 2, x, tenths(f.satisfaction));
}

void
course_put_rates(struct page *p, const struct recap *v)
{
	struct chart *c = chart_new(CHART_LINES,
	    lang_sheet("The three rates over time"),
	    lang_sheet("The city's revisits, full account"), "%");
	struct buf name = BUF_INIT;
	size_t i;

	chart_places(c, 1);
	chart_zoom(c);
	for (i = v->ntrail; i-- > 0;) {
		buf_reset(&name);
		put_name(&name, v, &v->trail[i]);
		chart_x(c, name.data);
	}
	chart_series(c, lang_sheet("response rate"));
	chart_series(c, lang_sheet("solve rate"));
	chart_series(c, lang_sheet("satisfaction rate"));
	for (i = 0; i < v->ntrail; i++)
		put_point(c, v, i, v->ntrail - 1 - i);
	classed_put_target(c, v);
	page_chart(p, c);
	buf_release(&name);
}

/* --- ranks --------------------------------------------------------------- */

static void
put_unit(struct grid *g, const struct recap *v, int64_t key)
{
	struct buf b = BUF_INIT;
	int64_t rank;
	size_t i;

	grid_row(g);
	rates_put_key(&b, v->rates[0], key);
	cell_end(g, &b);
	for (i = v->ntrail; i-- > 0;) {
		rank = unitrates_rank(v->rates[i], key, v->o.policy);
		if (rank > 0)
			buf_putn(&b, rank);
		else
			buf_puts(&b, "—");
		cell_end(g, &b);
	}
	buf_release(&b);
}

static void
put_columns(struct grid *g, const struct recap *v)
{
	struct buf key = BUF_INIT, name = BUF_INIT;
	size_t i;

	grid_column(g, "unit", lang_sheet("unit"));
	for (i = v->ntrail; i-- > 0;) {
		buf_reset(&key);
		buf_reset(&name);
		buf_printf(&key, "rank%zu", v->ntrail - i);
		put_name(&name, v, &v->trail[i]);
		grid_column_right(g, key.data, name.data);
	}
	buf_release(&name);
	buf_release(&key);
}

void
course_put_ranks(struct page *p, const struct recap *v)
{
	struct rates_row *rows;
	struct grid g;
	size_t i, n;

	grid_init(&g, "");
	put_columns(&g, v);
	rows = unitrates_rows(v->rates[0], &n);
	for (i = 0; i < n; i++) {
		if (rows[i].key != NUM_NONE)
			put_unit(&g, v, rows[i].key);
	}
	grid_note(&g, lang_sheet("By the exact score of the city's revisits, "
	    "full account; ties share a rank. One condition among others, no "
	    "verdict."));
	page_table(p, lang_sheet("Ranks over time"), &g);
	grid_release(&g);
	free(rows);
}
