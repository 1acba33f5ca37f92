#include "sheet/unsolved.h"

#include "base/lang.h"
#include "base/num.h"
#include "life/revisit.h"
#include "sheet/caserow.h"
#include "sheet/cell.h"
#include "sheet/promised.h"
#include "sheet/recapparts.h"
#include "store/cases.h"
#include "text/mask.h"
#include "time/date.h"

#define TWICE 2

static int64_t
count_of(const struct record *r, enum record_member m)
{
	return r->m[m] == NUM_NONE ? 0 : r->m[m];
}

/* --- the unsolved -------------------------------------------------------- */

static int
is_unsolved(const struct recap *v, const struct record *r)
{
	int64_t due = r->m[M_DUE_SOLVE];

	return r->m[M_PROMISED_AT] != NUM_NONE ||
	    (due != NUM_NONE && due < v->o.state_at) ||
	    count_of(r, M_REOPENS) > 0 ||
	    revisit_city_is_negative(v->o.policy, r) ||
	    revisit_own_is_negative(v->o.policy, r);
}

static void
put_days(struct grid *g, const struct recap *v, const struct record *r)
{
	int64_t from = r->m[M_RECEIVED_AT];

	grid_int(g, from == NUM_NONE ? NUM_NONE :
	    (v->o.state_at - from) / DATE_DAY_S);
}

static void
put_next(struct buf *b, const struct recap *v, const struct record *r,
    const struct record_texts *t)
{
	if (t->s[TEXT_NEXT] != NULL)
		mask_text(b, t->s[TEXT_NEXT], t->len[TEXT_NEXT]);
	if (r->m[M_DUE_PROMISE] == NUM_NONE)
		return;
	if (b->len > 0)
		buf_putc(b, '\n');
	buf_puts(b, lang_sheet("by"));
	buf_putc(b, ' ');
	cell_put_at(b, r->m[M_DUE_PROMISE], v->o.state_at);
}

static void
put_measure(struct buf *b, const struct recap *v, const struct record *r,
    const struct record_texts *t)
{
	if (t->s[TEXT_MEASURE] != NULL)
		mask_text(b, t->s[TEXT_MEASURE], t->len[TEXT_MEASURE]);
	if (r->m[M_MILESTONE] == NUM_NONE)
		return;
	if (b->len > 0)
		buf_putc(b, '\n');
	buf_printf(b, "%s ", words_text(v->words, r->m[M_MILESTONE]));
	cell_put_at(b, r->m[M_PROGRESS_AT], v->o.state_at);
}

static void
put_word(struct grid *g, const struct recap *v, int64_t word)
{
	grid_text(g, word == NUM_NONE ? "—" : words_text(v->words, word));
}

static int
put_plan(struct grid *g, const struct recap *v, const struct record *r,
    struct err *e)
{
	struct buf b = BUF_INIT, kept = BUF_INIT;
	struct record_texts texts;

	if (cases_texts(v->db, r, &texts, &kept, e) < 0) {
		buf_release(&kept);
		return -1;
	}
	put_word(g, v, r->m[M_BLOCKER]);
	put_measure(&b, v, r, &texts);
	cell_end(g, &b);
	put_word(g, v, r->m[M_NEEDS]);
	put_next(&b, v, r, &texts);
	cell_end(g, &b);
	put_word(g, v, r->m[M_PROMISED_BY]);
	buf_release(&kept);
	buf_release(&b);
	return 0;
}

static int
put_unsolved(struct grid *g, const struct recap *v, const struct record *r,
    struct err *e)
{
	const struct caserow_of of = { v->db, v->o.state_at };

	if (caserow_put(g, r, &of, e) < 0)
		return -1;
	put_days(g, v, r);
	if (put_plan(g, v, r, e) < 0)
		return -1;
	grid_text(g, cell_light(r, v->o.policy, v->o.state_at));
	return promised_put_last(g, v, r, e);
}

int
unsolved_put(struct page *p, const struct recap *v, struct err *e)
{
	struct grid g;
	int rc = 0;
	size_t i;

	grid_init(&g, "");
	caserow_columns(&g);
	grid_column_right(&g, "days", lang_sheet("days"));
	grid_column(&g, "blocker", lang_sheet("why not solved"));
	grid_column(&g, "measure", lang_sheet("done so far"));
	grid_column(&g, "needs", lang_sheet("whom it needs"));
	grid_column(&g, "next", lang_sheet("next step"));
	grid_column(&g, "by", lang_sheet("who"));
	grid_column(&g, "light", lang_sheet("light"));
	grid_column(&g, "last_promise", lang_sheet("last promise"));
	for (i = 0; rc == 0 && i < v->nopen; i++) {
		if (is_unsolved(v, &v->open[i]))
			rc = put_unsolved(&g, v, &v->open[i], e);
	}
	if (rc == 0)
		page_block(p, lang_sheet("Ledger of the unsolved"), &g);
	grid_release(&g);
	return rc;
}

/* --- the hard ones ------------------------------------------------------- */

static int
is_hard(const struct recap *v, const struct record *r)
{
	int64_t from = r->m[M_RECEIVED_AT];

	return (from != NUM_NONE &&
	    v->o.state_at - from >= v->o.policy->sheets.hard_s) ||
	    count_of(r, M_RETURNS) >= TWICE ||
	    count_of(r, M_BACKS) >= TWICE ||
	    count_of(r, M_REOPENS) >= TWICE;
}

static int
put_hard(struct grid *g, const struct recap *v, const struct record *r,
    struct err *e)
{
	const struct caserow_of of = { v->db, v->o.state_at };
	struct buf b = BUF_INIT;

	if (caserow_put(g, r, &of, e) < 0)
		return -1;
	put_days(g, v, r);
	cell_put_due(&b, r, v->o.state_at);
	cell_end(g, &b);
	cell_put_state(&b, r, v->words);
	cell_end(g, &b);
	grid_int(g, count_of(r, M_RETURNS));
	grid_int(g, count_of(r, M_EXTENDS));
	grid_int(g, count_of(r, M_REOPENS));
	put_word(g, v, r->m[M_BLOCKER]);
	buf_release(&b);
	return 0;
}

int
unsolved_put_hard(struct page *p, const struct recap *v, struct err *e)
{
	struct grid g;
	int rc = 0;
	size_t i;

	grid_init(&g, "");
	caserow_columns(&g);
	grid_column_right(&g, "days", lang_sheet("days"));
	grid_column(&g, "due", lang_sheet("due"));
	grid_column(&g, "state", lang_sheet("state"));
	grid_column_right(&g, "returns", lang_sheet("returned"));
	grid_column_right(&g, "extends", lang_sheet("extended"));
	grid_column_right(&g, "reopens", lang_sheet("reopened"));
	grid_column(&g, "blocker", lang_sheet("why not solved"));
	for (i = 0; rc == 0 && i < v->nopen; i++) {
		if (is_hard(v, &v->open[i]))
			rc = put_hard(&g, v, &v->open[i], e);
	}
	if (rc == 0)
		page_block(p, lang_sheet("Hard cases"), &g);
	grid_release(&g);
	return rc;
}
