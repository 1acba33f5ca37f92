#include "sheet/enterprises.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "sheet/caserow.h"
#include "sheet/cell.h"

#define SUMMARY_COLUMNS 80

void
enterprises_release(struct enterprises *x)
{
	free(x->list);
	memset(x, 0, sizeof(*x));
}

static int
is_one(const struct record *r, const struct sheetrule *s,
    const struct words *w)
{
	size_t i;

	for (i = 0; i < s->nenterprises; i++) {
		if (words_has_part(w, r->m[M_TAGS], WORDS_SEP,
		    s->enterprises[i]) ||
		    words_has_part(w, r->m[M_CATEGORY], '/',
		    s->enterprises[i]))
			return 1;
	}
	return 0;
}

void
enterprises_add(struct enterprises *x, const struct record *r,
    const struct policy *p, const struct words *w)
{
	if (!is_one(r, &p->sheets, w))
		return;
	mem_grow(&x->list, x->n, &x->cap, sizeof(*x->list));
	x->list[x->n++] = *r;
}

static int
put_case(struct grid *g, const struct record *r,
    const struct caserow_of *of, struct err *e)
{
	struct buf b = BUF_INIT, kept = BUF_INIT;
	struct record_texts texts;
	int rc = -1;

	if (caserow_put_said(g, r, of, &texts, &kept, e) < 0)
		goto out;
	cell_put_summary(&b, r, &texts, SUMMARY_COLUMNS);
	cell_end(g, &b);
	cell_put_state(&b, r, db_words(of->db));
	cell_end(g, &b);
	rc = 0;
out:
	buf_release(&kept);
	buf_release(&b);
	return rc;
}

int
enterprises_put(struct page *p, struct enterprises *x,
    const struct policy *policy, const struct caserow_of *of, struct err *e)
{
	struct grid g;
	int rc = 0;
	size_t i;

	if (policy->sheets.nenterprises == 0)
		return 0;
	if (x->n > 1)
		qsort(x->list, x->n, sizeof(*x->list), caserow_compare);
	grid_init(&g, "");
	caserow_columns(&g);
	grid_column(&g, "summary", lang_sheet("summary"));
	grid_cuts(&g);
	grid_column(&g, "state", lang_sheet("state"));
	for (i = 0; rc == 0 && i < x->n; i++)
		rc = put_case(&g, &x->list[i], of, e);
	if (rc == 0)
		page_block(p, lang_sheet("Demands of enterprises"), &g);
	grid_release(&g);
	return rc;
}
