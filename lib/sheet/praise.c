#include "sheet/praise.h"

#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "sheet/caserow.h"
#include "sheet/cell.h"
#include "sheet/recapparts.h"

#define PRAISE "表扬"		/* the platform's word, R1 */
#define SUMMARY_COLUMNS 80

static int
is_praise(const struct recap *v, const struct record *r)
{
	return r->m[M_NATURE] != NUM_NONE &&
	    strcmp(words_text(v->words, r->m[M_NATURE]), PRAISE) == 0;
}

static int
put_row(struct grid *g, const struct recap *v, const struct record *r,
    struct err *e)
{
	const struct caserow_of of = { v->db, v->o.state_at };
	struct buf b = BUF_INIT, kept = BUF_INIT;
	struct record_texts texts;
	int rc = -1;

	if (caserow_put_said(g, r, &of, &texts, &kept, e) < 0)
		goto out;
	grid_text(g, r->m[M_OFFICER] == NUM_NONE ? NULL :
	    words_text(v->words, r->m[M_OFFICER]));
	cell_put_summary(&b, r, &texts, SUMMARY_COLUMNS);
	cell_end(g, &b);
	rc = 0;
out:
	buf_release(&kept);
	buf_release(&b);
	return rc;
}

int
praise_put(struct page *p, const struct recap *v, struct err *e)
{
	struct grid g;
	int rc = 0;
	size_t i;

	grid_init(&g, "");
	caserow_columns(&g);
	grid_column(&g, "officer", lang_sheet("officer"));
	grid_column(&g, "summary", lang_sheet("summary"));
	grid_cuts(&g);
	for (i = 0; rc == 0 && i < v->n; i++) {
		if (is_praise(v, &v->cases[i]))
			rc = put_row(&g, v, &v->cases[i], e);
	}
	if (rc == 0)
		page_block(p, lang_sheet("Praise by name"), &g);
	grid_release(&g);
	return rc;
}
