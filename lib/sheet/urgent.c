#include "sheet/urgent.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "measure/rates.h"
#include "sheet/caserow.h"
#include "sheet/cell.h"
#include "sheet/recapfoot.h"
#include "sheet/residents.h"
#include "store/cases.h"
#include "store/journal.h"
#include "text/mask.h"
#include "time/date.h"
#include "time/period.h"

#define SUMMARY_COLUMNS 120

struct class {
	int64_t today, yesterday, month, closed;
	struct rates *rates;
};

struct urgent {
	const struct dayreport_options *o;
	struct db *db;
	struct words *words;
	struct period day, month;
	struct class *classes;	/* one more than the policy's: threats */
	size_t n;
	struct record *list;	/* of the day */
	size_t nlist, cap;
	struct residents residents;
	int64_t last_seq;
};

static int
is_in(const struct period *p, int64_t at)
{
	return at != NUM_NONE && at >= p->from_at && at < p->to_at;
}

/* Which class a case is of; n: of none. A threat is one whatever else. */
static size_t
class_of(const struct urgent *u, const struct record *r)
{
	const struct sheetrule *s = &u->o->policy->sheets;
	int64_t flags = r->m[M_FLAGS];
	size_t i;

	if (flags != NUM_NONE && (flags & FLAG_THREAT) != 0)
		return s->nurgent;
	for (i = 0; i < s->nurgent; i++) {
		if (words_has_part(u->words, r->m[M_CATEGORY], '/',
		    s->urgent[i]))
			return i;
	}
	return u->n;
}

static const char *
class_name(const struct urgent *u, size_t i)
{
	const struct sheetrule *s = &u->o->policy->sheets;

	return i == s->nurgent ? lang_sheet("threats") :
	    words_text(u->words, s->urgent[i]);
}

static int
take_case(void *arg, const struct record *r)
{
	struct urgent *u = arg;
	int64_t at = r->m[M_RECEIVED_AT];
	size_t i = class_of(u, r);
	struct class *c;

	if (i == u->n || r->m[M_ROLE] == ROLE_ASSIST)
		return 0;
	c = &u->classes[i];
	rates_add(c->rates, r);
	residents_add(&u->residents, r);
	c->month++;
	c->closed += r->m[M_CLOSED_AT] != NUM_NONE;
	c->yesterday += date_day_of(at) == u->o->day - 1;
	if (!is_in(&u->day, at))
		return 0;
	c->today++;
	mem_grow(&u->list, u->nlist, &u->cap, sizeof(*u->list));
	u->list[u->nlist++] = *r;
	return 0;
}

static int
read_all(struct urgent *u, struct err *e)
{
	unsigned char head[DIGEST_LEN];
	int rc;

	if (db_begin_read(u->db, e) < 0)
		return -1;
	rc = cases_each(u->db, u->month.from_at, u->month.to_at, take_case,
	    u, e);
	if (rc == 0)
		rc = journal_head(u->db, &u->last_seq, head, e);
	db_end_read(u->db);
	residents_count(&u->residents);
	if (u->nlist > 1)
		qsort(u->list, u->nlist, sizeof(*u->list), caserow_compare);
	return rc;
}

/* --- the page ------------------------------------------------------------ */

static void
put_classes(struct page *p, const struct urgent *u)
{
	const struct rates_count *c;
	struct rates_figures f;
	struct grid g;
	size_t i;

	grid_init(&g, "");
	grid_column(&g, "class", lang_sheet("class"));
	grid_column_right(&g, "today", lang_sheet("on the day"));
	grid_column_right(&g, "yesterday", lang_sheet("the day before"));
	grid_column_right(&g, "month", lang_sheet("in the running month"));
	grid_column_right(&g, "closed", lang_sheet("of them closed"));
	grid_column_right(&g, "valid", lang_sheet("valid revisits"));
	grid_column_right(&g, "response_rate", lang_sheet("response rate"));
	grid_column_right(&g, "solve_rate", lang_sheet("solve rate"));
	grid_column_right(&g, "satisfaction_rate",
	    lang_sheet("satisfaction rate"));
	for (i = 0; i < u->n; i++) {
		c = &rates_total(u->classes[i].rates)->
		    count[RATES_CITY][RATES_FULL];
		rates_figure(&f, c, u->o->policy);
		grid_row(&g);
		grid_text(&g, class_name(u, i));
		grid_int(&g, u->classes[i].today);
		grid_int(&g, u->classes[i].yesterday);
		grid_int(&g, u->classes[i].month);
		grid_int(&g, u->classes[i].closed);
		grid_int(&g, c->valid);
		grid_ratio(&g, f.response, 100);
		grid_ratio(&g, f.solve, 100);
		grid_ratio(&g, f.satisfaction, 100);
	}
	page_table(p, lang_sheet("Urgent and sensitive matters"), &g);
	grid_release(&g);
}

static int
put_case(struct grid *g, const struct urgent *u, const struct record *r,
    struct err *e)
{
	const struct caserow_of of = { u->db, u->o->state_at };
	struct buf b = BUF_INIT, kept = BUF_INIT;
	struct record_texts texts;
	int rc = -1;

	if (caserow_put_said(g, r, &of, &texts, &kept, e) < 0)
		goto out;
	grid_text(g, class_name(u, class_of(u, r)));
	cell_put_summary(&b, r, &texts, SUMMARY_COLUMNS);
	cell_end(g, &b);
	cell_put_state(&b, r, u->words);
	cell_end(g, &b);
	if (texts.s[TEXT_RESULT] != NULL)
		mask_text(&b, texts.s[TEXT_RESULT], texts.len[TEXT_RESULT]);
	cell_end(g, &b);
	rc = 0;
out:
	buf_release(&kept);
	buf_release(&b);
	return rc;
}

static int
put_list(struct page *p, const struct urgent *u, struct err *e)
{
	struct grid g;
	int rc = 0;
	size_t i;

	grid_init(&g, "");
	caserow_columns(&g);
	grid_column(&g, "class", lang_sheet("class"));
	grid_column(&g, "summary", lang_sheet("summary"));
	grid_cuts(&g);
	grid_column(&g, "state", lang_sheet("state"));
	grid_column(&g, "result", lang_sheet("result"));
	grid_cuts(&g);
	for (i = 0; rc == 0 && i < u->nlist; i++)
		rc = put_case(&g, u, &u->list[i], e);
	if (rc == 0)
		page_block(p, lang_sheet("Of this day"), &g);
	grid_release(&g);
	return rc;
}

static struct page *
make_page(struct urgent *u, struct err *e)
{
	struct buf title = BUF_INIT, subtitle = BUF_INIT;
	struct page *p;
	int rc;

	buf_printf(&title, lang_sheet("%s: urgent and sensitive matters"),
	    words_text(u->words, u->o->policy->office));
	date_put_day(&subtitle, u->o->day);
	p = page_new(title.data, subtitle.data);
	put_classes(p, u);
	rc = put_list(p, u, e);
	if (rc == 0)
		rc = residents_put(p, &u->residents, u->db, u->last_seq, e);
	buf_reset(&title);
	recapfoot_put_definition(&title, u->o->policy);
	page_small_print(p, title.data);
	buf_release(&subtitle);
	buf_release(&title);
	if (rc == 0)
		return p;
	page_free(p);
	return NULL;
}

struct page *
urgent_page(struct db *db, const struct dayreport_options *o, struct err *e)
{
	struct urgent u = { .o = o, .db = db, .words = db_words(db) };
	struct page *p = NULL;
	size_t i;

	period_day(&u.day, o->day);
	period_assess(&u.month, &o->policy->period, o->day);
	u.month.to_at = u.day.to_at;
	u.n = o->policy->sheets.nurgent + 1;
	u.classes = mem_array(u.n, sizeof(*u.classes));
	for (i = 0; i < u.n; i++)
		u.classes[i].rates = rates_new(o->policy, u.words,
		    RATES_BY_ALL, &u.month);
	residents_init(&u.residents, o->policy, &u.month);
	if (read_all(&u, e) == 0)
		p = make_page(&u, e);
	for (i = 0; i < u.n; i++)
		rates_free(u.classes[i].rates);
	residents_release(&u.residents);
	free(u.classes);
	free(u.list);
	return p;
}
