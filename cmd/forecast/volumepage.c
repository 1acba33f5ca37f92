#include "volumepage.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ahead/itemout.h"
#include "ahead/tally.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "data/jx.h"
#include "known.h"
#include "render/chart.h"
#include "render/page.h"
#include "scoring.h"
#include "store/forecasts.h"
#include "time/date.h"

#define CHARTS 8		/* groups that are drawn */
#define PAST 78			/* periods of history in a chart */
#define LISTED 20		/* items of the list */
#define MISSED 10
#define MISSES_DAYS 28

enum { CAME, YEAR_BEFORE, EXPECTED, SAID_THEN };	/* series of a chart */

struct drawing {
	const struct node *node;
	size_t first, n;	/* periods of its series that are drawn */
	double *said;		/* what was forecast of each; NAN */
};

struct volumepage {
	struct ctx *ctx;
	const struct source *source;
	struct drawing of[CHARTS];
	size_t n;
	struct page *page;
};

/* --- what was said then --------------------------------------------------- */

static struct drawing *
find_drawing(struct volumepage *v, const char *group)
{
	size_t i;

	for (i = 0; group != NULL && i < v->n; i++)
		if (strcmp(v->of[i].node->label, group) == 0)
			return &v->of[i];
	return NULL;
}

/* A later forecast of the same period takes an earlier one's place. */
static void
take_row(struct volumepage *v, const struct jx *row)
{
	struct err ignored = ERR_INIT;
	size_t len;
	struct drawing *d = find_drawing(v, jx_text(jx_get(row, "group"),
	    &len));
	const char *date = jx_text(jx_get(row, "date"), &len);
	int64_t day, num, den, at;

	if (d == NULL || date == NULL ||
	    date_parse_day(date, len, &day, &ignored) < 0 ||
	    jx_decimal(jx_get(row, "mean"), &num, &den) < 0)
		return;
	at = panel_period(d->node->s.freq, day) -
	    panel_period(d->node->s.freq, d->node->s.first_day) -
	    (int64_t)d->first;
	if (at >= 0 && at < (int64_t)d->n)
		d->said[at] = (double)num / (double)den;
}

static int
take_kept(struct volumepage *v, const char *freq, struct err *e)
{
	const char *by = v->ctx->by != NULL ? v->ctx->by : SCORING_BY, *its;
	struct kept_list kept = KEPT_LIST_INIT;
	struct err ignored = ERR_INIT;
	const struct jx *rows;
	struct jx *root;
	size_t i, k, len;
	int rc = forecasts_read(v->ctx->db, EV_FORECAST, &kept, e);

	for (i = 0; rc == 0 && i < kept.n; i++) {
		root = jx_parse(kept.of[i].figures, kept.of[i].len, &ignored);
		rows = jx_get(root, "rows");
		its = jx_text(jx_get(root, "by"), &len);
		if (its == NULL || strcmp(its, by) != 0)
			rows = NULL;
		its = jx_text(jx_get(root, "freq"), &len);
		if (its == NULL || strcmp(its, freq) != 0)
			rows = NULL;
		for (k = 0; k < jx_count(rows); k++)
			take_row(v, jx_at(rows, k));
		jx_free(root);
	}
	forecasts_release(&kept);
	return rc;
}

/* --- charts ---------------------------------------------------------------- */

static int64_t
tenths(double figure)
{
	return isnan(figure) ? NUM_NONE : (int64_t)llround(figure * 10);
}

static void
choose(struct volumepage *v, const struct nodes *ns)
{
	struct drawing *d;
	size_t i, k;

	for (i = 0; i < ns->n && v->n < CHARTS; i++) {
		d = &v->of[v->n++];
		d->node = &ns->of[i];
		d->n = d->node->s.n < PAST ? d->node->s.n : PAST;
		d->first = d->node->s.n - d->n;
		d->said = mem_array(d->n + 1, sizeof(*d->said));
		for (k = 0; k < d->n; k++)
			d->said[k] = NAN;
	}
}

static double
count_at(const struct node *n, int64_t i)
{
	return i >= 0 && i < (int64_t)n->s.n ? n->y[i] : NAN;
}

static void
put_series(struct chart *c, const struct drawing *d)
{
	const struct node *n = d->node;
	int64_t season = (int64_t)series_season(n->s.freq) *
	    (n->s.freq == SERIES_DAY ? 52 : 1), at;
	size_t x, i, band;

	chart_series(c, lang_sheet("came"));
	chart_series(c, lang_sheet("a year before"));
	chart_series(c, lang_sheet("expected"));
	chart_series(c, lang_sheet("expected then"));
	chart_dashed(c, YEAR_BEFORE);
	chart_dashed(c, EXPECTED);
	chart_dashed(c, SAID_THEN);
	band = chart_band(c, lang_sheet("four in five"));
	for (x = 0; x < d->n + n->f.n; x++) {
		at = (int64_t)(d->first + x);
		chart_value(c, CAME, x, tenths(count_at(n, at)));
		chart_value(c, YEAR_BEFORE, x,
		    tenths(count_at(n, at - season)));
		if (x < d->n)
			chart_value(c, SAID_THEN, x, tenths(d->said[x]));
	}
	for (i = 0; i < n->f.n; i++) {
		chart_value(c, EXPECTED, d->n + i, tenths(n->f.steps[i].mean));
		if (!isnan(n->f.steps[i].lo))
			chart_range(c, band, d->n + i,
			    tenths(n->f.steps[i].lo),
			    tenths(n->f.steps[i].hi));
	}
}

static void
draw(struct volumepage *v, const struct drawing *d)
{
	const struct node *n = d->node;
	struct chart *c = chart_new(CHART_LINES, n->label,
	    lang_sheet("What came, the year before, what is expected, and "
	    "what was expected then"), lang_sheet("demands"));
	struct buf label = BUF_INIT;
	size_t x;

	chart_places(c, 1);
	chart_wide(c);
	for (x = 0; x < d->n + n->f.n; x++) {
		buf_reset(&label);
		date_put_day(&label, series_day(&n->s, d->first + x));
		chart_x(c, label.data);
	}
	put_series(c, d);
	chart_mark(c, d->n, lang_sheet("forecast from here"));
	page_chart(v->page, c);
	buf_release(&label);
}

/* --- the list --------------------------------------------------------------- */

static void
put_list(struct volumepage *v, const struct ahead *a)
{
	struct ahead_list list;
	struct grid g;
	size_t i;

	item_list_make(&list, a, NULL, ~0u);
	grid_init(&g, "");
	itemout_columns(&g);
	for (i = 0; i < list.n && i < LISTED; i++)
		itemout_row(&g, &list.of[i], a);
	page_block(v->page, lang_sheet("What to do before they call"), &g);
	item_list_release(&list);
}

/* Large demands of the last weeks that no list that was kept foresaw. */
static int
put_misses(struct volumepage *v, const struct ahead *a, struct err *e)
{
	struct ahead_tally t;
	struct grid g;
	size_t i;
	int rc = tally_make(&t, a, v->ctx->db, a->today - MISSES_DAYS,
	    a->today - 1, e);

	grid_init(&g, "");
	grid_column(&g, "category", lang_sheet("category"));
	grid_column(&g, "community", lang_sheet("community"));
	grid_column_right(&g, "count", lang_sheet("demands"));
	grid_column_right(&g, "usual", lang_sheet("usual"));
	for (i = 0; rc == 0 && i < t.nmisses && i < MISSED; i++) {
		grid_row(&g);
		grid_text(&g, words_text(a->words, t.misses[i].category));
		grid_text(&g, words_text(a->words, t.misses[i].community));
		grid_int(&g, t.misses[i].count);
		grid_int(&g, t.misses[i].usual);
	}
	if (rc == 0)
		page_block(v->page, lang_sheet("Large demands of four weeks "
		    "that no list foresaw"), &g);
	else
		grid_release(&g);
	tally_release(&t);
	return rc;
}

/* Of cases of the whole database; a file of counts has no places. */
static int
put_ahead(struct volumepage *v, struct err *e)
{
	struct known_asked all = { .day = NUM_NONE };
	struct known k;
	int rc = known_read(&k, v->ctx, &all, DB_READ, e);

	if (rc == 0) {
		put_list(v, &k.ahead);
		rc = put_misses(v, &k.ahead, e);
	}
	known_release(&k);
	return rc;
}

int
volumepage_print(struct ctx *c, const struct source *s,
    const struct nodes *ns, const char *freq, struct grid *figures,
    struct err *e)
{
	struct volumepage v = { .ctx = c, .source = s };
	struct buf day = BUF_INIT;
	size_t i;
	int is_cases = s->demand != NULL && c->from == NULL, rc = 0;

	if (s->panel->count > 0)
		date_put_day(&day, panel_day(s->panel, s->panel->count));
	v.page = page_new(figures->title, day.data);
	choose(&v, ns);
	if (is_cases)
		rc = take_kept(&v, freq != NULL ? freq : SCORING_FREQ, e);
	for (i = 0; rc == 0 && i < v.n; i++)
		draw(&v, &v.of[i]);
	if (rc == 0 && is_cases)
		rc = put_ahead(&v, e);
	page_table(v.page, lang_sheet("All figures"), figures);
	if (rc == 0)
		rc = ctx_print_page(c, v.page, e);
	for (i = 0; i < v.n; i++)
		free(v.of[i].said);
	page_free(v.page);
	buf_release(&day);
	return rc;
}
