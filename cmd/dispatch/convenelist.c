#include "convenelist.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "life/matter.h"
#include "render/grid.h"
#include "store/matters.h"
#include "text/mask.h"

#define MOST_NAMES 8	/* of those that there are, the latest first */

/* The commitments that nobody has settled yet. */
struct unsettled {
	int64_t n, late;
	int64_t next_at;	/* the first of their due times; NUM_NONE */
};

static void
put_columns(struct grid *g)
{
	grid_column(g, "matter", lang_sheet("matter"));
	grid_column(g, "state", lang_sheet("state"));
	grid_column(g, "opened_at", lang_sheet("opened at"));
	grid_column(g, "question", lang_sheet("question"));
	grid_wraps(g);
	grid_column_right(g, "cases", lang_sheet("cases"));
	grid_column_right(g, "parties", lang_sheet("parties"));
	grid_column_right(g, "unsettled", lang_sheet("open commitments"));
	grid_column_right(g, "late", lang_sheet("of them late"));
	grid_column(g, "due_at", lang_sheet("next due"));
	grid_column(g, "ending", lang_sheet("ending"));
}

static struct unsettled
count_unsettled(const struct matter *m, int64_t now_at)
{
	struct unsettled u = { 0, 0, NUM_NONE };
	const struct matter_fact *f;
	size_t i;

	for (i = 0; i < m->n; i++) {
		f = &m->facts[i];
		if (f->act != MATTER_COMMIT ||
		    matter_item(m, MATTER_SETTLE, f->item) != NULL)
			continue;
		u.n++;
		u.late += f->until_at < now_at;
		if (u.next_at == NUM_NONE || f->until_at < u.next_at)
			u.next_at = f->until_at;
	}
	return u;
}

/* What it is about. */
static void
put_question(struct grid *g, const struct matter *m, int reveals)
{
	const char *s = m->n > 0 ? m->facts[0].text : NULL;
	struct buf b = BUF_INIT;

	if (s != NULL && !reveals)
		mask_text(&b, s, strlen(s));
	else if (s != NULL)
		buf_puts(&b, s);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
}

static int64_t
ending_of(const struct matter *m)
{
	size_t i;

	for (i = m->n; m->closed_at != NUM_NONE && i > 0; i--)
		if (m->facts[i - 1].act == MATTER_CLOSE)
			return m->facts[i - 1].ending;
	return NUM_NONE;
}

static void
put_row(struct grid *g, const struct matter *m, const struct ctx *c)
{
	struct unsettled u = count_unsettled(m, c->now_at);
	struct buf b = BUF_INIT;

	grid_row(g);
	matter_put_id(&b, m->no);
	grid_textn(g, b.data, b.len);
	if (m->closed_at == NUM_NONE)
		grid_code(g, "open", lang_sheet("not ended"));
	else
		grid_code(g, "closed", lang_sheet("ended"));
	grid_at(g, m->opened_at);
	put_question(g, m, c->reveals);
	grid_int(g, matter_count(m, MATTER_LINK));
	grid_int(g, matter_count(m, MATTER_PARTY));
	grid_int(g, u.n);
	grid_int(g, u.late);
	grid_at(g, u.next_at);
	grid_word(g, c->words, ending_of(m));
	buf_release(&b);
}

int
convenelist_print(struct ctx *c, const int64_t *nos, size_t n, struct err *e)
{
	struct matter m;
	struct grid g;
	size_t i;
	int rc = 0;

	grid_init(&g, lang_sheet("Matters"));
	put_columns(&g);
	for (i = 0; rc == 0 && i < n; i++) {
		matter_init(&m);
		rc = matters_get(c->db, nos[i], &m, e) < 0 ? -1 : 0;
		if (rc == 0)
			put_row(&g, &m, c);
		matter_release(&m);
	}
	if (rc == 0)
		rc = ctx_print_grid(c, &g, e);
	grid_release(&g);
	return rc;
}

int
convenelist_refuse(struct ctx *c, const char *name, struct err *e)
{
	struct buf ids = BUF_INIT;
	int64_t *nos = NULL;
	size_t n, i;

	if (matters_list(c->db, 0, NUM_NONE, &nos, &n, e) < 0)
		return -1;
	for (i = n; i > 0 && n - i < MOST_NAMES; i--) {
		buf_puts(&ids, i < n ? ", " : "");
		matter_put_id(&ids, nos[i - 1]);
	}
	if (n == 0)
		err_set(e, ERR_REFUSED, "convene: no such matter '%s': there "
		    "is none", name);
	else
		err_set(e, ERR_REFUSED, "convene: no such matter '%s': there "
		    "are %s%s", name, ids.data, i > 0 ? ", …" : "");
	buf_release(&ids);
	free(nos);
	return -1;
}
