#include "sheet/publicview.h"

#include "base/lang.h"
#include "base/num.h"
#include "sheet/cell.h"
#include "text/mask.h"
#include "time/date.h"

#define HIDDEN (FLAG_SECRET | FLAG_THREAT | FLAG_OWN | FLAG_TASK)

int
publicview_is_allowed(const struct record *r)
{
	return r->m[M_FLAGS] == NUM_NONE || (r->m[M_FLAGS] & HIDDEN) == 0;
}

static void
put_day(struct grid *g, int64_t at)
{
	grid_day(g, at == NUM_NONE ? NUM_NONE : date_day_of(at));
}

static void
put_unit(struct grid *g, const struct record *r, const struct words *w)
{
	grid_text(g, r->m[M_LEAD] == NUM_NONE ? NULL :
	    words_text(w, r->m[M_LEAD]));
}

static void
put_masked(struct grid *g, const struct record_texts *t,
    enum record_text which)
{
	struct buf b = BUF_INIT;

	if (t->s[which] == NULL) {
		grid_empty(g);
		return;
	}
	mask_text(&b, t->s[which], t->len[which]);
	cell_end(g, &b);
	buf_release(&b);
}

/* By when something happens next: as promised, else as it is due. */
static int64_t
next_at(const struct record *r)
{
	if (!record_is_open(r))
		return NUM_NONE;
	return r->m[M_DUE_PROMISE] != NUM_NONE ? r->m[M_DUE_PROMISE] :
	    r->m[M_DUE_SOLVE];
}

void
publicview_columns(struct grid *g)
{
	grid_column(g, "no", lang_sheet("order number"));
	grid_column(g, "received_on", lang_sheet("received on"));
	grid_column(g, "state", lang_sheet("state"));
	grid_column(g, "unit", lang_sheet("unit in charge"));
	grid_column(g, "next", lang_sheet("next step"));
	grid_column(g, "next_by", lang_sheet("by when"));
	grid_column(g, "closed_on", lang_sheet("closed on"));
	grid_column(g, "answer", lang_sheet("answer given"));
}

void
publicview_row(struct grid *g, const struct record *r,
    const struct record_texts *t, const struct words *w)
{
	grid_row(g);
	grid_text(g, r->no);
	put_day(g, r->m[M_RECEIVED_AT]);
	grid_text(g, cell_state(r->m[M_STATE]));
	put_unit(g, r, w);
	if (record_is_open(r))
		put_masked(g, t, TEXT_NEXT);
	else
		grid_empty(g);
	put_day(g, next_at(r));
	put_day(g, r->m[M_CLOSED_AT]);
	put_masked(g, t, TEXT_REPLY);
}

void
publicview_list_columns(struct grid *g)
{
	grid_column(g, "no", lang_sheet("order number"));
	grid_column(g, "received_on", lang_sheet("received on"));
	grid_column(g, "unit", lang_sheet("unit in charge"));
	grid_column(g, "state", lang_sheet("state"));
	grid_column(g, "next_by", lang_sheet("by when"));
	grid_column(g, "closed_on", lang_sheet("closed on"));
}

void
publicview_list_row(struct grid *g, const struct record *r,
    const struct words *w)
{
	grid_row(g);
	grid_text(g, r->no);
	put_day(g, r->m[M_RECEIVED_AT]);
	put_unit(g, r, w);
	grid_text(g, cell_state(r->m[M_STATE]));
	put_day(g, next_at(r));
	put_day(g, r->m[M_CLOSED_AT]);
}
