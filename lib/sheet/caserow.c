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
	grid_column(g, "place", lang_sheet("place"));
	grid_column(g, "lead", lang_sheet("lead"));
}

static void
put_place(struct buf *b, const struct record *r, struct record_texts *t,
    const struct words *w)
{
	t->reveal = 0;
	cell_put_place(b, r, t, w);
}

int
caserow_put(struct grid *g, const struct record *r, struct db *db,
    struct err *e)
{
	const struct words *w = db_words(db);
	struct buf b = BUF_INIT, kept = BUF_INIT;
	struct record_texts texts;
	int rc = -1;

	if (cases_texts(db, r, &texts, &kept, e) < 0)
		goto out;
	grid_row(g);
	grid_int(g, (int64_t)g->nrows);
	record_put_id(&b, r, w);
	cell_end(g, &b);
	cell_put_at(&b, r->m[M_RECEIVED_AT]);
	cell_end(g, &b);
	cell_put_category(&b, r, w);
	cell_end(g, &b);
	put_place(&b, r, &texts, w);
	cell_end(g, &b);
	buf_puts(&b, r->m[M_LEAD] == NUM_NONE ? "—" :
	    words_text(w, r->m[M_LEAD]));
	cell_end(g, &b);
	rc = 0;
out:
	buf_release(&kept);
	buf_release(&b);
	return rc;
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
