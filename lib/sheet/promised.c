#include "sheet/promised.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/num.h"
#include "sheet/caserow.h"
#include "sheet/cell.h"
#include "sheet/recapparts.h"
#include "store/cases.h"
#include "store/promises.h"
#include "text/mask.h"

/* As it looked when the sheet was made: what ended it later had not. */
static struct promise
as_it_was(const struct recap *v, const struct promise *p)
{
	struct promise was = *p;

	if (was.ended_seq != NUM_NONE && was.ended_seq > v->last_seq) {
		was.fate = PROMISE_STANDS;
		was.ended_at = was.ended_seq = NUM_NONE;
	}
	return was;
}

static const char *
fate_text(enum promise_fate fate)
{
	switch (fate) {
	case PROMISE_KEPT:
		return lang_sheet("kept");
	case PROMISE_LATE:
		return lang_sheet("late promise");
	case PROMISE_REPLACED:
		return lang_sheet("replaced");
	case PROMISE_DROPPED:
		return lang_sheet("dropped");
	case PROMISE_STANDS:
	case PROMISE_FATES:
		break;
	}
	return lang_sheet("stands");
}

/* --- one case's last ----------------------------------------------------- */

struct last {
	const struct recap *v;
	struct promise promise;		/* the last that ended, or is late */
	int found;
};

static int
take_last(void *arg, const struct promise *p)
{
	struct last *l = arg;

	if (p->seq > l->v->last_seq)
		return 0;
	l->promise = as_it_was(l->v, p);
	l->found = 1;
	return 0;
}

int
promised_put_last(struct grid *g, const struct recap *v,
    const struct record *r, struct err *e)
{
	struct last l = { .v = v };
	enum promise_fate fate;
	struct buf b = BUF_INIT;

	if (promises_of_case(v->db, r->key, take_last, &l, e) < 0)
		return -1;
	if (!l.found) {
		grid_text(g, "—");
		return 0;
	}
	fate = promises_fate_at(&l.promise, v->o.state_at);
	buf_puts(&b, fate_text(fate));
	if (l.promise.ended_at != NUM_NONE) {
		buf_putc(&b, '\n');
		cell_put_at(&b, l.promise.ended_at, v->o.state_at);
	}
	cell_end(g, &b);
	buf_release(&b);
	return 0;
}

/* --- all of the period --------------------------------------------------- */

struct fates {
	const struct recap *v;
	struct grid *grid;
	int64_t counts[PROMISE_FATES];
	struct err *e;
	int failed;
};

static int
is_in(const struct period *p, int64_t at)
{
	return at != NUM_NONE && at >= p->from_at && at < p->to_at;
}

static int
put_promise(struct fates *f, const struct promise *p, enum promise_fate fate)
{
	const struct recap *v = f->v;
	const struct caserow_of of = { v->db, v->o.state_at };
	struct buf b = BUF_INIT, kept = BUF_INIT;
	struct record_texts texts;
	struct record r;
	int rc = -1;

	if (cases_get_key(v->db, p->key, &r, f->e) < 0 ||
	    caserow_put(f->grid, &r, &of, f->e) < 0 ||
	    promises_texts(v->db, p->seq, &texts, &kept, f->e) < 0)
		goto out;
	cell_put_at(&b, p->at, v->o.state_at);
	cell_end(f->grid, &b);
	if (texts.s[TEXT_NEXT] != NULL)
		mask_text(&b, texts.s[TEXT_NEXT], texts.len[TEXT_NEXT]);
	cell_end(f->grid, &b);
	grid_text(f->grid, p->by == NUM_NONE ? "—" :
	    words_text(v->words, p->by));
	cell_put_at(&b, p->due_at, v->o.state_at);
	cell_end(f->grid, &b);
	grid_text(f->grid, fate_text(fate));
	if (p->ended_at != NUM_NONE)
		cell_put_at(&b, p->ended_at, v->o.state_at);
	cell_end(f->grid, &b);
	rc = 0;
out:
	buf_release(&kept);
	buf_release(&b);
	return rc;
}

static int
take_promise(void *arg, const struct promise *p)
{
	struct fates *f = arg;
	const struct period *period = &f->v->o.period;
	struct promise was = as_it_was(f->v, p);
	enum promise_fate fate;

	if (p->seq > f->v->last_seq || (!is_in(period, was.due_at) &&
	    !is_in(period, was.ended_at)))
		return 0;
	fate = promises_fate_at(&was, f->v->o.state_at);
	f->counts[fate]++;
	f->failed = put_promise(f, &was, fate) < 0;
	return f->failed;
}

static void
put_columns(struct grid *g)
{
	caserow_columns(g);
	grid_column(g, "promised_at", lang_sheet("promised"));
	grid_column(g, "next", lang_sheet("next step"));
	grid_column(g, "by", lang_sheet("who"));
	grid_column(g, "due", lang_sheet("due"));
	grid_column(g, "fate", lang_sheet("what became of it"));
	grid_column(g, "ended_at", lang_sheet("when"));
}

static void
put_counts(struct grid *g, const struct fates *f)
{
	struct buf b = BUF_INIT;

	buf_printf(&b, lang_sheet("kept %lld, late %lld, replaced %lld, "
	    "dropped %lld, standing %lld"),
	    (long long)f->counts[PROMISE_KEPT],
	    (long long)f->counts[PROMISE_LATE],
	    (long long)f->counts[PROMISE_REPLACED],
	    (long long)f->counts[PROMISE_DROPPED],
	    (long long)f->counts[PROMISE_STANDS]);
	grid_note(g, b.data);
	buf_release(&b);
}

int
promised_put(struct page *p, const struct recap *v, struct err *e)
{
	struct grid g;
	struct fates f = { .v = v, .grid = &g, .e = e };
	int rc;

	grid_init(&g, "");
	put_columns(&g);
	rc = promises_each(v->db, v->o.period.from_at, v->o.period.to_at,
	    take_promise, &f, e);
	if (f.failed)
		rc = -1;
	if (rc == 0) {
		put_counts(&g, &f);
		page_block(p, lang_sheet("What became of the week's "
		    "promises"), &g);
	}
	grid_release(&g);
	return rc;
}
