#include "sheet/recappage.h"

#include "base/lang.h"
#include "base/num.h"
#include "measure/periodname.h"
#include "sheet/cell.h"
#include "sheet/classed.h"
#include "sheet/clusters.h"
#include "sheet/course.h"
#include "sheet/demands.h"
#include "sheet/denied.h"
#include "sheet/figures.h"
#include "sheet/flow.h"
#include "sheet/leftout.h"
#include "sheet/unsolved.h"
#include "sheet/praise.h"
#include "sheet/promised.h"
#include "sheet/restated.h"
#include "sheet/recapfoot.h"
#include "sheet/recapparts.h"
#include "sheet/unitrates.h"
#include "sheet/daycourse.h"
#include "sheet/weekfound.h"
#include "sheet/whistles.h"
#include "time/date.h"

/* --- the head ------------------------------------------------------------ */

static int
is_published(const struct issue *issue)
{
	return issue != NULL && issue->number > 0;
}

static void
put_state(struct page *p, const struct recap *v, const struct issue *issue)
{
	struct buf b = BUF_INIT;

	if (is_published(issue)) {
		buf_printf(&b, lang_sheet("issue %lld"),
		    (long long)issue->number);
		buf_printf(&b, " %s ", issue->signer == NUM_NONE ? "—" :
		    words_text(v->words, issue->signer));
		cell_put_minute(&b, issue->signed_at);
		if (issue->deputy_for != NUM_NONE)
			buf_printf(&b, lang_sheet(", for %s"),
			    words_text(v->words, issue->deputy_for));
	} else {
		buf_puts(&b, lang_sheet("provisional: city answers may "
		    "still come"));
		page_mark(p, lang_sheet("PROVISIONAL"));
	}
	cell_end_fact(p, lang_sheet("Published"), &b);
	buf_release(&b);
}

static void
put_change(struct buf *b, const char *label, int64_t was, int64_t is)
{
	struct ratio growth = { is > was ? is - was : was - is, was };

	buf_printf(b, "  %s ", label);
	if (was > 0 && is != was)
		buf_puts(b, is > was ? "+" : "-");
	ratio_put(b, growth, 100, 1);
	if (was > 0)
		buf_puts(b, "%");
}

static void
put_volume(struct page *p, const struct recap *v)
{
	int64_t now = recap_volume(v, &v->o.period);
	struct buf b = BUF_INIT;

	buf_putn(&b, now);
	put_change(&b, lang_sheet("on the period before"),
	    recap_volume(v, &v->trail[1]), now);
	put_change(&b, lang_sheet("on a year before"),
	    recap_volume(v, &v->year), now);
	cell_end_fact(p, lang_sheet("Demands"), &b);
	buf_putn(&b, v->closed);
	cell_end_fact(p, lang_sheet("Closed"), &b);
	buf_printf(&b, lang_sheet("%lld, overdue %lld"), (long long)v->nopen,
	    (long long)v->overdue);
	cell_end_fact(p, lang_sheet("Open"), &b);
	buf_release(&b);
}

static void
put_score(struct page *p, const struct recap *v)
{
	const struct rates_row *total = rates_total(v->rates[0]);
	const struct rates_count *c = &total->count[RATES_CITY][RATES_FULL];
	struct rates_figures f;
	struct buf b = BUF_INIT;

	rates_figure(&f, c, v->o.policy);
	ratio_put(&b, f.response, 100, 1);
	buf_puts(&b, " / ");
	ratio_put(&b, f.solve, 100, 1);
	buf_puts(&b, " / ");
	ratio_put(&b, f.satisfaction, 100, 1);
	cell_end_fact(p, lang_sheet("Response, solve, satisfaction, %"), &b);
	ratio_put(&b, f.score, 1, 1);
	cell_end_fact(p, lang_sheet("Score"), &b);
	buf_release(&b);
}

static void
put_head(struct page *p, const struct recap *v, const struct issue *issue)
{
	struct buf b = BUF_INIT;

	put_state(p, v, issue);
	cell_put_minute(&b, v->o.state_at);
	cell_end_fact(p, lang_sheet("As of"), &b);
	put_volume(p, v);
	put_score(p, v);
	buf_puts(&b, words_text(v->words, v->o.policy->version));
	cell_end_fact(p, lang_sheet("Policy version"), &b);
	buf_release(&b);
}

static struct page *
new_page(const struct recap *v)
{
	struct buf title = BUF_INIT, subtitle = BUF_INIT;
	struct page *p;

	buf_printf(&title, v->o.is_month ? lang_sheet("%s: the month") :
	    lang_sheet("%s: the week's unsolved"),
	    words_text(v->words, v->o.policy->office));
	if (v->o.is_month) {
		periodname_put(&subtitle, &v->o.period);
		buf_puts(&subtitle, "  ");
	}
	date_put_day(&subtitle, date_day_of(v->o.period.from_at));
	buf_puts(&subtitle, " – ");
	date_put_day(&subtitle, date_day_of(v->o.period.to_at - 1));
	p = page_new(title.data, subtitle.data);
	buf_release(&subtitle);
	buf_release(&title);
	return p;
}

/* --- the blocks ---------------------------------------------------------- */

static void
put_rates(struct page *p, const struct recap *v)
{
	struct grid g;

	grid_init(&g, "");
	figures_grid(&g, rates_total(v->rates[0])->count, v->o.policy);
	page_table(p, lang_sheet("The three rates"), &g);
	grid_release(&g);
}

static int
put_week(struct page *p, struct recap *v, struct err *e)
{
	daycourse_put(p, v);
	course_put_rates(p, v);
	flow_put_funnel(p, v);
	if (unsolved_put(p, v, e) < 0 || promised_put(p, v, e) < 0)
		return -1;
	demands_put_frequent(p, v);
	if (unsolved_put_hard(p, v, e) < 0 || whistles_put(p, v, e) < 0 ||
	    weekfound_put(p, v, e) < 0)
		return -1;
	put_rates(p, v);
	return residents_put(p, &v->residents, v->db, v->last_seq, e);
}

/* Of a published month as it was then. */
static int
put_foreseen(struct page *p, const struct recap *v,
    const struct issue *issue, struct err *e)
{
	struct foreseen was;

	if (v->o.seasons == NULL)
		return 0;
	if (!is_published(issue) || issue->figures == NULL) {
		foreseen_put(p, &v->foreseen);
		return 0;
	}
	if (foreseen_read(&was, issue->figures, e) < 0)
		return -1;
	foreseen_put(p, &was);
	foreseen_release(&was);
	return 0;
}

static int
put_month(struct page *p, struct recap *v, const struct issue *issue,
    struct err *e)
{
	daycourse_put(p, v);
	course_put_rates(p, v);
	flow_put_funnel(p, v);
	demands_put_heat(p, v);
	put_rates(p, v);
	if (residents_put(p, &v->residents, v->db, v->last_seq, e) < 0)
		return -1;
	unitrates_put(p, v->rates[0], v->o.policy);
	classed_put(p, v);
	course_put_ranks(p, v);
	demands_put_categories(p, v);
	demands_put_communities(p, v);
	clusters_put(p, v);
	if (denied_put_city(p, v, e) < 0 || denied_put_own(p, v, e) < 0)
		return -1;
	denied_put_agreement(p, v);
	if (denied_put_gaps(p, v, e) < 0 || leftout_put(p, v, e) < 0)
		return -1;
	leftout_put_shares(p, v);
	if (flow_put_returns(p, v, e) < 0 ||
	    put_foreseen(p, v, issue, e) < 0)
		return -1;
	return praise_put(p, v, e);
}

/* Counted again from the journal they must be what was published. */
static void
check_figures(struct page *p, const struct recap *v,
    const struct issue *issue)
{
	if (!is_published(issue) || issue->figures == NULL)
		return;
	if (!recap_agrees(v, issue->figures))
		page_paragraph(p, lang_sheet("CHECK: counted again from the "
		    "journal, the figures differ from what was published"));
}

static int
put_blocks(struct page *p, struct recap *v, const struct issue *issue,
    const struct issue *before, struct err *e)
{
	if (before != NULL && before->number > 0 &&
	    restated_put(p, v, before->seq, e) < 0)
		return -1;
	return v->o.is_month ? put_month(p, v, issue, e) : put_week(p, v, e);
}

struct page *
recappage_make(struct recap *v, const struct issue *issue,
    const struct issue *before, struct err *e)
{
	struct page *p = new_page(v);
	int rc;

	put_head(p, v, issue);
	check_figures(p, v, issue);
	if (db_begin_read(v->db, e) < 0) {
		page_free(p);
		return NULL;
	}
	rc = put_blocks(p, v, issue, before, e);
	db_end_read(v->db);
	recapfoot_put(p, v, issue);
	if (rc == 0)
		return p;
	page_free(p);
	return NULL;
}
