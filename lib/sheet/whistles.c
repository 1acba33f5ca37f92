#include "sheet/whistles.h"

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "measure/pairs.h"
#include "sheet/caserow.h"
#include "sheet/cell.h"
#include "sheet/recapparts.h"
#include "store/cases.h"
#include "store/helpers.h"
#include "store/journal.h"

struct whistles {
	const struct recap *v;
	struct grid *grid;
	struct pairs keys;	/* cases that called somebody */
	struct err *e;
	int failed;
};

static int
is_in(const struct period *p, int64_t at)
{
	return at != NUM_NONE && at >= p->from_at && at < p->to_at;
}

/* An instant that the sheet's making had not seen is none. */
static void
put_at(struct grid *g, const struct recap *v, int64_t at)
{
	struct buf b = BUF_INIT;

	cell_put_at(&b, at != NUM_NONE && at <= v->o.state_at ? at :
	    NUM_NONE, v->o.state_at);
	cell_end(g, &b);
	buf_release(&b);
}

static int
put_helper(struct whistles *w, const struct helper *h)
{
	const struct caserow_of of = { w->v->db, w->v->o.state_at };
	struct buf b = BUF_INIT;
	struct record r;

	if (cases_get_key(w->v->db, h->key, &r, w->e) < 0 ||
	    caserow_put(w->grid, &r, &of, w->e) < 0)
		return -1;
	grid_text(w->grid, words_text(w->v->words, h->unit));
	cell_put_at(&b, h->at, w->v->o.state_at);
	cell_end(w->grid, &b);
	cell_put_at(&b, h->due_arrive, w->v->o.state_at);
	cell_end(w->grid, &b);
	put_at(w->grid, w->v, h->arrived_at);
	put_at(w->grid, w->v, h->concluded_at);
	grid_int(w->grid, h->concluded_at != NUM_NONE &&
	    h->concluded_at <= w->v->o.state_at ? h->score : NUM_NONE);
	buf_release(&b);
	return 0;
}

static int
take_helper(void *arg, const struct helper *h)
{
	struct whistles *w = arg;

	if (h->seq > w->v->last_seq || !is_in(&w->v->o.period, h->at))
		return 0;
	w->failed = put_helper(w, h) < 0;
	return w->failed;
}

static int
take_call(void *arg, const struct event *ev)
{
	struct whistles *w = arg;

	if (is_in(&w->v->o.period, ev->at))
		pairs_add(&w->keys, ev->key, 0);
	return 0;
}

static void
put_columns(struct grid *g)
{
	caserow_columns(g);
	grid_column(g, "unit", lang_sheet("unit called"));
	grid_column(g, "at", lang_sheet("when"));
	grid_column(g, "due", lang_sheet("to arrive by"));
	grid_column(g, "arrived", lang_sheet("arrived"));
	grid_column(g, "concluded", lang_sheet("concluded"));
	grid_column_right(g, "score", lang_sheet("score"));
}

/* Whoever was called in the period was so by an event written since. */
static int
read_all(struct whistles *w, struct err *e)
{
	int64_t seq;
	size_t i;

	if (cases_seq_at(w->v->db, w->v->o.period.from_at - 1, &seq, e) < 0 ||
	    journal_read_kinds(w->v->db, seq, w->v->last_seq,
	    UINT64_C(1) << EV_ASSIST, take_call, w, e) < 0)
		return -1;
	for (i = 0; i < w->keys.n; i++) {
		if (helpers_of_case(w->v->db, w->keys.of[i][0], take_helper,
		    w, e) < 0 || w->failed)
			return -1;
	}
	return 0;
}

int
whistles_put(struct page *p, const struct recap *v, struct err *e)
{
	struct grid g;
	struct whistles w = { .v = v, .grid = &g, .keys = PAIRS_INIT, .e = e };
	int rc;

	grid_init(&g, "");
	put_columns(&g);
	rc = read_all(&w, e);
	if (rc == 0)
		page_block(p, lang_sheet("Helpers called"), &g);
	grid_release(&g);
	pairs_release(&w.keys);
	return rc;
}
