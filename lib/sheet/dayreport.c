#include "sheet/dayreport.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "measure/demand.h"
#include "measure/rates.h"
#include "sheet/cell.h"
#include "sheet/enterprises.h"
#include "sheet/figures.h"
#include "sheet/recapfoot.h"
#include "sheet/residents.h"
#include "sheet/unitrates.h"
#include "sheet/wordpairs.h"
#include "store/cases.h"
#include "store/journal.h"
#include "time/date.h"
#include "time/period.h"

#define HOT 5
#define ENDS 3

struct dayreport {
	const struct dayreport_options *o;
	struct db *db;
	struct words *words;
	struct period day, yesterday;		/* report days */
	struct period month, month_yesterday;	/* running */
	struct period before;	/* as many days of the month before */
	struct rates *rates, *rates_yesterday;	/* by unit */
	struct wordpairs hot;
	struct enterprises enterprises;
	struct residents residents;
	int64_t volume, volume_yesterday, so_far, so_far_before;
	int64_t last_seq;
};

static int
is_in(const struct period *p, int64_t at)
{
	return at != NUM_NONE && at >= p->from_at && at < p->to_at;
}

static int
take_case(void *arg, const struct record *r)
{
	struct dayreport *d = arg;
	int64_t at = r->m[M_RECEIVED_AT];

	rates_add(d->rates, r);
	rates_add(d->rates_yesterday, r);
	if (!demand_is_one(d->o->policy, r))
		return 0;
	d->volume += is_in(&d->day, at);
	d->volume_yesterday += is_in(&d->yesterday, at);
	d->so_far += is_in(&d->month, at);
	d->so_far_before += is_in(&d->before, at);
	if (is_in(&d->day, at)) {
		wordpairs_add(&d->hot, r->m[M_CATEGORY], 0);
		enterprises_add(&d->enterprises, r, d->o->policy, d->words);
	}
	residents_add(&d->residents, r);
	return 0;
}

static void
find_periods(struct dayreport *d)
{
	const struct period_rules *rules = &d->o->policy->period;
	int64_t start, elapsed;

	period_report_day(&d->day, rules, d->o->day);
	period_report_day(&d->yesterday, rules, d->o->day - 1);
	period_running(&d->month, rules, d->o->day);
	period_running(&d->month_yesterday, rules, d->o->day - 1);
	start = date_day_of(d->month.from_at);
	elapsed = d->month.to_at - d->month.from_at;
	period_assess(&d->before, rules, start - 1);
	if (d->before.from_at + elapsed < d->before.to_at)
		d->before.to_at = d->before.from_at + elapsed;
}

static int
read_all(struct dayreport *d, struct err *e)
{
	unsigned char head[DIGEST_LEN];
	int64_t from = d->before.from_at;
	int rc;

	if (d->o->policy->period_by != PERIOD_BY_RECEIVED)
		from = NUM_NONE;
	if (db_begin_read(d->db, e) < 0)
		return -1;
	rc = cases_each(d->db, from, NUM_NONE, take_case, d, e);
	if (rc == 0)
		rc = journal_head(d->db, &d->last_seq, head, e);
	db_end_read(d->db);
	residents_count(&d->residents);
	rates_merge_units(d->rates);
	wordpairs_sort(&d->hot, d->words);
	return rc;
}

/* --- what is said -------------------------------------------------------- */

/* "+1.2 points, rising" against yesterday. */
static void
put_points(struct buf *b, struct ratio was, struct ratio is)
{
	struct buf change = BUF_INIT;

	if (was.den == 0 || is.den == 0)
		return;
	ratio_put_change(&change, was, is, 100, 1);
	buf_printf(b, lang_sheet("  %s points, %s"), change.data,
	    change.data[0] == '+' ? lang_sheet("rising") :
	    change.data[0] == '-' ? lang_sheet("falling") :
	    lang_sheet("steady"));
	buf_release(&change);
}

static void
put_rate(struct page *p, const char *label, struct ratio was, struct ratio is)
{
	struct buf b = BUF_INIT;

	ratio_put(&b, is, 100, 1);
	put_points(&b, was, is);
	cell_end_fact(p, label, &b);
	buf_release(&b);
}

static void
put_growth(struct page *p, const char *label, const char *against,
    int64_t was, int64_t is)
{
	struct ratio growth = { is > was ? is - was : was - is, was };
	struct buf b = BUF_INIT;

	buf_putn(&b, is);
	if (was > 0) {
		buf_printf(&b, "  %s %s", against,
		    is > was ? "+" : is < was ? "-" : "");
		ratio_put(&b, growth, 100, 1);
		buf_putc(&b, '%');
	}
	cell_end_fact(p, label, &b);
	buf_release(&b);
}

static void
put_head(struct page *p, const struct dayreport *d)
{
	const struct rates_count *is =
	    &rates_total(d->rates)->count[RATES_CITY][RATES_FULL];
	const struct rates_count *was =
	    &rates_total(d->rates_yesterday)->count[RATES_CITY][RATES_FULL];
	struct rates_figures now, then;

	rates_figure(&now, is, d->o->policy);
	rates_figure(&then, was, d->o->policy);
	put_growth(p, lang_sheet("Demands of the day"),
	    lang_sheet("on yesterday"), d->volume_yesterday, d->volume);
	put_growth(p, lang_sheet("Demands of the running month"),
	    lang_sheet("on the same days before"), d->so_far_before,
	    d->so_far);
	put_rate(p, lang_sheet("response rate"), then.response,
	    now.response);
	put_rate(p, lang_sheet("solve rate"), then.solve, now.solve);
	put_rate(p, lang_sheet("satisfaction rate"), then.satisfaction,
	    now.satisfaction);
}

/* The first and the last three by score; ranks as the table has them. */
static void
put_ends(struct page *p, const struct dayreport *d)
{
	struct rates_row *rows;
	struct rates_figures f;
	struct buf b = BUF_INIT;
	int64_t rank, worst = 0;
	struct grid g;
	size_t i, n;

	rows = unitrates_rows(d->rates, &n);
	for (i = 0; i < n; i++) {
		rank = unitrates_rank(d->rates, rows[i].key, d->o->policy);
		worst = rank > worst ? rank : worst;
	}
	grid_init(&g, "");
	grid_column_right(&g, "rank", lang_sheet("rank"));
	grid_column(&g, "unit", lang_sheet("unit"));
	grid_column_right(&g, "score", lang_sheet("score"));
	for (rank = 1; rank <= worst; rank++) {
		if (rank > ENDS && rank <= worst - ENDS)
			continue;
		for (i = 0; i < n; i++) {
			if (unitrates_rank(d->rates, rows[i].key,
			    d->o->policy) != rank)
				continue;
			rates_figure(&f,
			    &rows[i].count[RATES_CITY][RATES_FULL],
			    d->o->policy);
			grid_row(&g);
			grid_int(&g, rank);
			rates_put_key(&b, d->rates, rows[i].key);
			cell_end(&g, &b);
			grid_ratio(&g, f.score, 1);
		}
	}
	page_table(p, lang_sheet("The first and the last three"), &g);
	grid_release(&g);
	free(rows);
	buf_release(&b);
}

static void
put_hot(struct page *p, const struct dayreport *d)
{
	const struct wordpairs *hot = &d->hot;
	int64_t category, n;
	struct grid g;
	size_t i;

	grid_init(&g, "");
	grid_column(&g, "category", lang_sheet("category"));
	grid_column_right(&g, "received", lang_sheet("cases received"));
	grid_column_right(&g, "share", lang_sheet("share, %"));
	for (i = 0; i < hot->keys.n && i < HOT; i++) {
		category = hot->keys.of[hot->order[i]][0];
		n = hot->counts[hot->order[i]];
		grid_row(&g);
		grid_text(&g, category == NUM_NONE ? lang_sheet("unknown") :
		    words_text(d->words, category));
		grid_int(&g, n);
		cell_percent(&g, n, d->volume);
	}
	page_table(p, lang_sheet("The most frequent categories"), &g);
	grid_release(&g);
}

static void
put_rates(struct page *p, const struct dayreport *d)
{
	struct grid g;

	grid_init(&g, "");
	figures_grid(&g, rates_total(d->rates)->count, d->o->policy);
	page_table(p, lang_sheet("The three rates"), &g);
	grid_release(&g);
}

static struct page *
new_page(const struct dayreport *d)
{
	struct buf title = BUF_INIT, subtitle = BUF_INIT;
	struct page *p;

	buf_printf(&title, lang_sheet("%s: daily report"),
	    words_text(d->words, d->o->policy->office));
	cell_put_minute(&subtitle, d->day.from_at);
	buf_puts(&subtitle, " – ");
	cell_put_minute(&subtitle, d->day.to_at);
	p = page_new(title.data, subtitle.data);
	buf_release(&subtitle);
	buf_release(&title);
	return p;
}

static int
put_blocks(struct page *p, struct dayreport *d, struct err *e)
{
	const struct caserow_of of = { d->db, d->o->state_at };
	struct buf b = BUF_INIT;

	put_head(p, d);
	put_ends(p, d);
	put_hot(p, d);
	if (enterprises_put(p, &d->enterprises, d->o->policy, &of, e) < 0)
		return -1;
	put_rates(p, d);
	if (residents_put(p, &d->residents, d->db, d->last_seq, e) < 0)
		return -1;
	unitrates_put(p, d->rates, d->o->policy);
	recapfoot_put_definition(&b, d->o->policy);
	page_small_print(p, b.data);
	buf_release(&b);
	return 0;
}

struct page *
dayreport_page(struct db *db, const struct dayreport_options *o,
    struct err *e)
{
	struct dayreport d = { .o = o, .db = db, .words = db_words(db),
		.hot = WORDPAIRS_INIT };
	struct page *p = NULL;

	find_periods(&d);
	d.rates = rates_new(o->policy, d.words, RATES_BY_UNIT, &d.month);
	d.rates_yesterday = rates_new(o->policy, d.words, RATES_BY_UNIT,
	    &d.month_yesterday);
	residents_init(&d.residents, o->policy, &d.month);
	if (read_all(&d, e) == 0) {
		p = new_page(&d);
		if (put_blocks(p, &d, e) < 0) {
			page_free(p);
			p = NULL;
		}
	}
	residents_release(&d.residents);
	enterprises_release(&d.enterprises);
	wordpairs_release(&d.hot);
	rates_free(d.rates);
	rates_free(d.rates_yesterday);
	return p;
}
