#include "plansheet.h"

#include "base/buf.h"
#include "base/lang.h"
#include "base/num.h"
#include "deal.h"
#include "render/grid.h"
#include "sheet/cell.h"
#include "store/cases.h"
#include "text/mask.h"

#define SUMMARY_COLUMNS 60

static const char *
label(enum policy_script what)
{
	switch (what) {
	case SCRIPT_UNDERSTAND:
		return lang_sheet("understand the matter");
	case SCRIPT_CONFIRM:
		return lang_sheet("confirm the matter");
	case SCRIPT_PROGRESS:
		return lang_sheet("tell the progress");
	case SCRIPT_RESULT:
		return lang_sheet("tell the result");
	case SCRIPT_REVISIT1:
		return lang_sheet("first revisit");
	case SCRIPT_REVISIT2:
		return lang_sheet("second revisit");
	case SCRIPT_RECHECK:
		return lang_sheet("re-check");
	case SCRIPT_COUNT:
		break;
	}
	return "";
}

static void
put_columns(struct grid *g, int is_blind)
{
	grid_column_right(g, "n", lang_sheet("No."));
	grid_aside(g);
	grid_column(g, "caller", lang_sheet("caller"));
	grid_column(g, "what", lang_sheet("call"));
	grid_aside(g);
	grid_column(g, "purpose", lang_sheet("purpose"));
	grid_column(g, "id", lang_sheet("case"));
	grid_column(g, "from", lang_sheet("to be called from"));
	grid_aside(g);
	if (!is_blind) {
		grid_column(g, "due", lang_sheet("due"));
		grid_column_right(g, "late", lang_sheet("past due"));
		grid_column_right(g, "missed_days",
		    lang_sheet("days missed"));
	grid_aside(g);
		grid_column(g, "last", lang_sheet("last call"));
	grid_aside(g);
		grid_column(g, "lead", lang_sheet("lead unit"));
	grid_aside(g);
		grid_column(g, "remark", lang_sheet("remark"));
	}
	grid_column(g, "number", lang_sheet("number"));
	grid_column(g, "place", lang_sheet("place"));
	grid_aside(g);
	grid_column(g, "summary", lang_sheet("summary"));
	grid_cuts(g);
	grid_aside(g);
	grid_column(g, "script", lang_sheet("wording"));
	grid_aside(g);
}

static void
add_remark(struct buf *b, const char *s)
{
	if (b->len > 0)
		buf_puts(b, lang_sheet("; "));
	buf_puts(b, s);
}

static void
put_remark(struct grid *g, const struct plansheet_row *row)
{
	struct buf b = BUF_INIT;

	if (row->plan.is_urgent)
		add_remark(&b, lang_sheet("urgent, at any hour"));
	if (row->caller == NUM_NONE)
		add_remark(&b, lang_sheet("nobody has room: over the limit"));
	if (row->same_unit)
		add_remark(&b, lang_sheet("same unit"));
	if (row->plan.may_waive)
		add_remark(&b, lang_sheet("unreachable: may be waived"));
	if (record_has_flag(&row->r, FLAG_SECRET))
		add_remark(&b, lang_sheet("secret: the desk alone"));
	grid_text(g, b.len > 0 ? b.data : NULL);
	buf_release(&b);
}

static int
is_shown(const struct plansheet *s, const struct plansheet_row *row)
{
	return s->dials != NUM_NONE && row->caller == s->dials &&
	    deal_may_dial(s->ctx->policy, row->caller, &row->r);
}

static void
put_number(struct grid *g, const struct record *r,
    const struct record_texts *t, int shown)
{
	struct buf b = BUF_INIT;

	/* of a secret case not even some digits */
	if (t->s[TEXT_PHONE] == NULL ||
	    (!shown && record_has_flag(r, FLAG_SECRET))) {
		grid_empty(g);
		return;
	}
	if (shown)
		buf_put(&b, t->s[TEXT_PHONE], t->len[TEXT_PHONE]);
	else
		mask_phone(&b, t->s[TEXT_PHONE], t->len[TEXT_PHONE]);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
}

static void
put_texts(struct grid *g, struct plansheet *s,
    const struct plansheet_row *row, struct record_texts *t)
{
	struct buf b = BUF_INIT;

	t->reveal = 0;
	put_number(g, &row->r, t, is_shown(s, row));
	cell_put_place(&b, &row->r, t, s->ctx->words);
	grid_textn(g, b.data, b.len);
	buf_reset(&b);
	cell_put_summary(&b, &row->r, t, SUMMARY_COLUMNS);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
	grid_text(g, s->ctx->policy->script[row->plan.what]);
}

/* How it went so far, which a blind caller is not to know. */
static void
put_course(struct grid *g, const struct plansheet *s,
    const struct plansheet_row *row)
{
	grid_at(g, row->plan.due_at);
	grid_flag(g, row->plan.due_at != NUM_NONE &&
	    row->plan.due_at < s->ctx->now_at);
	grid_int(g, row->plan.attempts);
	grid_at(g, row->r.m[M_CALLED_AT]);
	grid_word(g, s->ctx->words, row->r.m[M_LEAD]);
	put_remark(g, row);
}

static int
put_row(struct grid *g, struct plansheet *s, size_t i, struct err *e)
{
	const struct plansheet_row *row = &s->rows[i];
	struct buf id = BUF_INIT, kept = BUF_INIT;
	struct record_texts texts;
	int rc;

	grid_row(g);
	grid_int(g, (int64_t)i + 1);
	grid_word(g, s->ctx->words, row->caller);
	grid_code(g, callplan_name(row->plan.what),
	    label(row->plan.what));
	grid_text(g, label(row->plan.what));
	record_put_id(&id, &row->r, s->ctx->words);
	grid_textn(g, id.data, id.len);
	grid_at(g, row->plan.from_at);
	if (!s->is_blind)
		put_course(g, s, row);
	rc = cases_texts(s->ctx->db, &row->r, &texts, &kept, e);
	if (rc == 0)
		put_texts(g, s, row, &texts);
	buf_release(&kept);
	buf_release(&id);
	return rc;
}

static int
reveal(struct plansheet *s, struct err *e)
{
	struct buf ids = BUF_INIT;
	int64_t n = 0;
	size_t i;
	int rc = 0;

	for (i = 0; i < s->n; i++) {
		if (!is_shown(s, &s->rows[i]))
			continue;
		if (n++ > 0)
			buf_putc(&ids, ' ');
		record_put_id(&ids, &s->rows[i].r, s->ctx->words);
	}
	if (n > 0)
		rc = ctx_reveal(s->ctx, ids.data, ids.len, n, e);
	buf_release(&ids);
	return rc;
}

int
plansheet_print(struct plansheet *s, struct err *e)
{
	struct grid g;
	size_t i;
	int rc = 0;

	if (s->dials != NUM_NONE && reveal(s, e) < 0)
		return -1;
	grid_init(&g, lang_sheet("Call sheet"));
	put_columns(&g, s->is_blind);
	if (db_begin_read(s->ctx->db, e) < 0)
		rc = -1;
	for (i = 0; rc == 0 && i < s->n; i++)
		rc = put_row(&g, s, i, e);
	db_end_read(s->ctx->db);
	aged_note(&g, s->ctx, s->old, "js-revisit", "plan");
	if (rc == 0)
		rc = ctx_print_grid(s->ctx, &g, e);
	grid_release(&g);
	return rc;
}
