#include "sheet/bulletin.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "measure/periodname.h"
#include "sheet/cell.h"
#include "sheet/classed.h"
#include "sheet/course.h"
#include "sheet/publicview.h"
#include "sheet/recapfoot.h"
#include "sheet/recapparts.h"
#include "time/date.h"

/* --- small numbers ------------------------------------------------------- */

struct line {
	const struct rates_row *row;
	int64_t n;
	int hidden;
};

static int64_t
received(const struct rates_row *row)
{
	return row->count[RATES_OWN][RATES_FULL].received;
}

/*
 * What is small is hidden. Where only one line were, the total less the
 * others would tell it: then the smallest of the others is hidden too.
 */
static void
hide_small(struct line *lines, size_t n, int64_t few)
{
	size_t i, hidden = 0, smallest = n;

	for (i = 0; i < n; i++) {
		lines[i].hidden = lines[i].n > 0 && lines[i].n < few;
		hidden += (size_t)lines[i].hidden;
		if (!lines[i].hidden && lines[i].n > 0 && (smallest == n ||
		    lines[i].n < lines[smallest].n))
			smallest = i;
	}
	if (hidden == 1 && smallest < n)
		lines[smallest].hidden = 1;
}

static int
compare_lines(const void *x, const void *y)
{
	const struct line *a = x, *b = y;

	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return (a->row > b->row) - (a->row < b->row);
}

static struct line *
make_lines(struct rates *r, size_t *n, int64_t few)
{
	const struct rates_row *rows = rates_rows(r, n);
	struct line *lines = mem_array(*n + 1, sizeof(*lines));
	size_t i;

	for (i = 0; i < *n; i++)
		lines[i] = (struct line){ &rows[i], received(&rows[i]), 0 };
	if (*n > 1)
		qsort(lines, *n, sizeof(*lines), compare_lines);
	hide_small(lines, *n, few);
	return lines;
}

/* --- the tables ---------------------------------------------------------- */

static void
put_rates_of(struct grid *g, const struct recap *v,
    const struct rates_row *row)
{
	const struct rates_count *c = &row->count[RATES_CITY][RATES_FULL];
	struct rates_count none = { 0 };
	struct rates_figures f;

	rates_figure(&f, c->valid < v->o.policy->sheets.few ? &none : c,
	    v->o.policy);
	grid_ratio(g, f.solve, 100);
	grid_ratio(g, f.satisfaction, 100);
}

static void
put_line(struct grid *g, const struct recap *v, struct rates *r,
    const struct line *line)
{
	struct buf b = BUF_INIT;

	grid_row(g);
	rates_put_key(&b, r, line->row->key);
	cell_end(g, &b);
	if (line->hidden) {
		grid_text(g, lang_sheet("few"));
		grid_text(g, "—");
		grid_text(g, "—");
	} else {
		grid_int(g, line->n);
		put_rates_of(g, v, line->row);
	}
	buf_release(&b);
}

static void
put_table(struct page *p, const struct recap *v, struct rates *r,
    const char *heading)
{
	struct line *lines;
	struct grid g;
	size_t i, n;

	lines = make_lines(r, &n, v->o.policy->sheets.few);
	grid_init(&g, "");
	grid_column(&g, "key", heading);
	grid_column_right(&g, "received", lang_sheet("cases received"));
	grid_column_right(&g, "solve_rate", lang_sheet("solve rate"));
	grid_column_right(&g, "satisfaction_rate",
	    lang_sheet("satisfaction rate"));
	for (i = 0; i < n; i++)
		put_line(&g, v, r, &lines[i]);
	page_table(p, heading, &g);
	grid_release(&g);
	free(lines);
}

/* --- what became of each ------------------------------------------------- */

static int
is_before(const struct recap *v, const struct record *r)
{
	return r->m[M_RECEIVED_AT] != NUM_NONE &&
	    r->m[M_RECEIVED_AT] < v->o.period.from_at;
}

static void
put_progress(struct page *p, const struct recap *v)
{
	struct grid g;
	size_t i;

	grid_init(&g, "");
	publicview_list_columns(&g);
	for (i = 0; i < v->nopen; i++) {
		if (is_before(v, &v->open[i]) &&
		    publicview_is_allowed(&v->open[i]))
			publicview_list_row(&g, &v->open[i], v->words);
	}
	for (i = 0; i < v->n; i++) {
		if (v->cases[i].m[M_ROLE] != ROLE_ASSIST &&
		    publicview_is_allowed(&v->cases[i]))
			publicview_list_row(&g, &v->cases[i], v->words);
	}
	grid_note(&g, lang_sheet("Orders of this month, and older ones that "
	    "are still open. Reports on wrongdoing and secret orders are "
	    "answered in person and stand in no list."));
	page_block(p, lang_sheet("Where each order stands"), &g);
	grid_release(&g);
}

/* --- the page ------------------------------------------------------------ */

static void
put_rate(struct page *p, const char *label, struct ratio r, int scale)
{
	struct buf b = BUF_INIT;

	ratio_put(&b, r, scale, 1);
	cell_end_fact(p, label, &b);
	buf_release(&b);
}

static void
put_head(struct page *p, const struct recap *v, const struct issue *issue)
{
	const struct rates_row *total = rates_total(v->rates[0]);
	struct rates_figures f;
	struct buf b = BUF_INIT;

	buf_putn(&b, recap_volume(v, &v->o.period));
	cell_end_fact(p, lang_sheet("Demands"), &b);
	buf_putn(&b, v->closed);
	cell_end_fact(p, lang_sheet("Closed"), &b);
	buf_putn(&b, (int64_t)v->nopen);
	cell_end_fact(p, lang_sheet("Open"), &b);
	rates_figure(&f, &total->count[RATES_CITY][RATES_FULL], v->o.policy);
	put_rate(p, lang_sheet("response rate"), f.response, 100);
	put_rate(p, lang_sheet("solve rate"), f.solve, 100);
	put_rate(p, lang_sheet("satisfaction rate"), f.satisfaction, 100);
	if (issue == NULL || issue->number == 0)
		page_mark(p, lang_sheet("PROVISIONAL"));
	buf_release(&b);
}

static void
put_meaning(struct page *p, const struct recap *v)
{
	struct buf b = BUF_INIT;

	page_paragraph(p, lang_sheet("Response rate: of those whom the city "
	    "asked afterwards, how many say that somebody contacted them. "
	    "Solve rate: how many say that the matter is solved. "
	    "Satisfaction rate: how many are satisfied; who is basically "
	    "satisfied counts a little less. All cases count, none is left "
	    "out."));
	recapfoot_put_definition(&b, v->o.policy);
	cell_end_small(p, &b);
	buf_printf(&b, lang_sheet("Numbers below %d are shown as few, and so "
	    "is one more where they could be worked out."),
	    v->o.policy->sheets.few);
	page_small_print(p, b.data);
	buf_release(&b);
}

static struct page *
new_page(const struct recap *v)
{
	struct buf title = BUF_INIT, subtitle = BUF_INIT;
	struct page *p;

	buf_printf(&title, lang_sheet("%s: every matter has an answer"),
	    words_text(v->words, v->o.policy->office));
	periodname_put(&subtitle, &v->o.period);
	p = page_new(title.data, subtitle.data);
	buf_release(&subtitle);
	buf_release(&title);
	return p;
}

struct page *
bulletin_page(struct recap *v, const struct issue *issue)
{
	struct page *p = new_page(v);

	put_head(p, v, issue);
	put_meaning(p, v);
	course_put_rates(p, v);
	put_table(p, v, v->categories[0], lang_sheet("By category"));
	put_table(p, v, v->communities, lang_sheet("By community"));
	classed_put_public(p, v);
	put_progress(p, v);
	return p;
}
