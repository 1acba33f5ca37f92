#include "sheet/caserow.h"

#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "sheet/cell.h"
#include "store/cases.h"

void
caserow_columns(struct grid *g)
{
	grid_column_right(g, "n", lang_sheet("No."));
	grid_column(g, "id", lang_sheet("case"));
	grid_column(g, "received_at", lang_sheet("called"));
	grid_column(g, "category", lang_sheet("category"));
	grid_cuts(g);
	grid_column(g, "place", lang_sheet("place"));
	grid_cuts(g);
	grid_column(g, "lead", lang_sheet("lead"));
}

int
caserow_put_said(struct grid *g, const struct record *r,
    const struct caserow_of *of, struct record_texts *t, struct buf *kept,
    struct err *e)
{
	const struct words *w = db_words(of->db);
	struct buf b = BUF_INIT;

	if (cases_texts(of->db, r, t, kept, e) < 0)
		return -1;
	t->reveal = 0;
	grid_row(g);
	grid_int(g, (int64_t)g->nrows);
	record_put_id(&b, r, w);
	cell_end(g, &b);
	cell_put_at(&b, r->m[M_RECEIVED_AT], of->now_at);
	cell_end(g, &b);
	cell_put_category(&b, r, w);
	cell_end(g, &b);
	cell_put_place(&b, r, t, w);
	cell_end(g, &b);
	buf_puts(&b, r->m[M_LEAD] == NUM_NONE ? "—" :
	    words_text(w, r->m[M_LEAD]));
	cell_end(g, &b);
	buf_release(&b);
	return 0;
}

int
caserow_put(struct grid *g, const struct record *r,
    const struct caserow_of *of, struct err *e)
{
	struct record_texts ignored;
	struct buf kept = BUF_INIT;
	int rc = caserow_put_said(g, r, of, &ignored, &kept, e);

	buf_release(&kept);
	return rc;
}

int
caserow_compare(const void *x, const void *y)
{
	const struct record *a = x, *b = y;

	if (a->m[M_RECEIVED_AT] != b->m[M_RECEIVED_AT])
		return a->m[M_RECEIVED_AT] < b->m[M_RECEIVED_AT] ? -1 : 1;
	return strcmp(a->no, b->no);
}

void
caserow_answer_columns(struct grid *g, int own)
{
	grid_column(g, own ? "own_contacted" : "city_contacted",
	    own ? lang_sheet("office: contacted?") :
	    lang_sheet("city: contacted?"));
	grid_column(g, own ? "own_solved" : "city_solved",
	    own ? lang_sheet("office: solved?") :
	    lang_sheet("city: solved?"));
	grid_column(g, own ? "own_satisfied" : "city_satisfied",
	    own ? lang_sheet("office: satisfied?") :
	    lang_sheet("city: satisfied?"));
}

static void
put_yes(struct grid *g, int64_t yes)
{
	grid_text(g, yes == NUM_NONE ? "—" : yes != 0 ? lang_sheet("yes") :
	    lang_sheet("no"));
}

void
caserow_put_answers(struct grid *g, const struct record *r,
    const struct words *w, int own)
{
	int64_t word = r->m[own ? M_OWN_SATISFIED : M_CITY_SATISFIED];

	put_yes(g, r->m[own ? M_OWN_CONTACTED : M_CITY_CONTACTED]);
	put_yes(g, r->m[own ? M_OWN_SOLVED : M_CITY_SOLVED]);
	grid_text(g, word == NUM_NONE ? "—" : words_text(w, word));
}
