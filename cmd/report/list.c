#include "report.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/scribe.h"
#include "output.h"
#include "render/grid.h"
#include "reveal.h"
#include "sheet/cell.h"
#include "store/cases.h"
#include "store/annex.h"

/*
 * Case records, the source of pipelines. Which cases they are is read at
 * once; then a page of records at a time is read and printed, so that
 * nothing of the database is held while somebody else reads slowly. A scribe
 * prints a page while the next is read.
 */
#define PAGE_LOTS 4
#define PAGE_RECORDS ((size_t)PAGE_LOTS * ANNEX_MAX)
#define SUMMARY_COLUMNS 60

static int64_t limit = NUM_NONE;

const struct cli_option list_options[] = {
	{ "limit", 0, CLI_INT, &limit, "N", "at most so many" },
	{ "actor", 0, CLI_TEXT, NULL, NULL, "who looks, with --reveal" },
	{ .name = NULL }
};

struct page {
	struct record *at;
	size_t n;
	struct annex *annex[PAGE_LOTS];	/* of so many records each */
};

struct run {
	struct ctx *ctx;
	struct cases_list *list;
	struct page pages[2];	/* one is printed, one is read */
	int64_t left;		/* of the limit */
	int64_t printed;
};

static void
page_init(struct page *p, struct db *db)
{
	size_t i;

	p->at = mem_array(PAGE_RECORDS, sizeof(*p->at));
	for (i = 0; i < PAGE_LOTS; i++)
		p->annex[i] = annex_new(db);
}

static void
page_release(struct page *p)
{
	size_t i;

	for (i = 0; i < PAGE_LOTS; i++)
		annex_free(p->annex[i]);
	free(p->at);
}

/* The next records into the page: 1 there are some, 0 the end, -1. */
static int
read_records(struct run *r, struct page *p, struct err *e)
{
	int rc = 1;

	p->n = 0;
	while (p->n < PAGE_RECORDS && r->left > 0 &&
	    (rc = cases_list_next(r->list, &p->at[p->n], e)) == 1) {
		p->n++;
		r->left--;
	}
	if (rc < 0)
		return -1;
	return p->n > 0;
}

/* --- as records --------------------------------------------------------- */

static int
read_page(struct run *r, struct page *p, struct err *e)
{
	size_t at, n;
	int rc = read_records(r, p, e);

	for (at = 0; rc == 1 && at < p->n; at += n) {
		n = p->n - at < ANNEX_MAX ? p->n - at : ANNEX_MAX;
		if (annex_read(p->annex[at / ANNEX_MAX], p->at + at, n, e) < 0)
			return -1;
	}
	return rc;
}

/* The scribe's work. */
static int
put_page(void *arg, int which, struct err *e)
{
	struct run *r = arg;
	struct page *p = &r->pages[which];
	size_t i;

	for (i = 0; i < p->n; i++) {
		if (r->ctx->format == FORMAT_JSON && r->printed++ > 0)
			buf_puts(&r->ctx->out, ",\n");
		ctx_put_annexed(r->ctx, &p->at[i], p->annex[i / ANNEX_MAX],
		    i % ANNEX_MAX);
	}
	return ctx_flush(r->ctx, e);
}

/*
 * Read the next page while that before it is printed. It is given only once
 * the words of other programs are there: adding one moves those that the
 * scribe reads. 1 there is a page, 0 the end, -1.
 */
static int
turn_page(struct run *r, struct scribe *s, int next, int is_first,
    struct err *e)
{
	int rc = db_begin_read(r->ctx->db, e);

	if (rc < 0)
		return -1;
	rc = db_learn_words(r->ctx->db, e);
	if (!is_first)
		scribe_give(s, !next);
	if (rc == 0)
		rc = read_page(r, &r->pages[next], e);
	db_end_read(r->ctx->db);
	if (scribe_wait(s, e) < 0)
		return -1;
	return rc;
}

static int
print_pages(struct run *r, struct err *e)
{
	struct scribe *s = scribe_new(put_page, r);
	int next = 0, is_first = 1, rc;

	while ((rc = turn_page(r, s, next, is_first, e)) == 1) {
		if (reveal_page(r->ctx, r->pages[next].at, r->pages[next].n,
		    e) < 0) {
			rc = -1;
			break;
		}
		next = !next;
		is_first = 0;
	}
	scribe_free(s);
	return rc;
}

static int
print_records(struct run *r, struct err *e)
{
	int rc;

	if (r->ctx->fields != NULL)
		return err_set(e, ERR_USAGE, "option '--fields': records are "
		    "printed whole: give -f table, csv, md or html");
	if (r->ctx->format == FORMAT_JSON)
		buf_puts(&r->ctx->out, "[\n");
	rc = print_pages(r, e);
	if (rc == 0 && r->ctx->format == FORMAT_JSON)
		buf_puts(&r->ctx->out, "]\n");
	return rc;
}

/* --- as a table --------------------------------------------------------- */

static void
put_columns(struct grid *g)
{
	grid_column(g, "id", lang_sheet("case"));
	grid_column(g, "received", lang_sheet("called"));
	grid_yields(g, 4);
	grid_column_right(g, "level", lang_sheet("level"));
	grid_column(g, "state", lang_sheet("state"));
	grid_column(g, "lead", lang_sheet("lead"));
	grid_cuts(g);
	grid_yields(g, 1);
	grid_column(g, "community", lang_sheet("community"));
	grid_cuts(g);
	grid_yields(g, 2);
	grid_column(g, "category", lang_sheet("category"));
	grid_cuts(g);
	grid_yields(g, 3);
	grid_column(g, "due", lang_sheet("due"));
	grid_column(g, "summary", lang_sheet("summary"));
	grid_cuts(g);
}

static void
put_time(struct grid *g, int64_t at)
{
	struct buf b = BUF_INIT;

	if (at == NUM_NONE) {
		grid_empty(g);
		return;
	}
	cell_put_minute(&b, at);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
}

static void
put_row(struct grid *g, const struct ctx *c, const struct record *r,
    const struct record_texts *t)
{
	struct buf b = BUF_INIT;

	grid_row(g);
	record_put_id(&b, r, c->words);
	grid_textn(g, b.data, b.len);
	put_time(g, r->m[M_RECEIVED_AT]);
	grid_int(g, r->m[M_LEVEL]);
	grid_text(g, cell_state(r->m[M_STATE]));
	grid_word(g, c->words, r->m[M_LEAD]);
	grid_word(g, c->words, r->m[M_COMMUNITY]);
	grid_word(g, c->words, r->m[M_CATEGORY]);
	put_time(g, r->m[M_DUE_SOLVE]);
	buf_reset(&b);
	cell_put_summary(&b, r, t, SUMMARY_COLUMNS);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
}

static int
put_rows(struct grid *g, struct run *r, const struct page *p, struct err *e)
{
	struct buf kept = BUF_INIT;
	struct record_texts texts;
	int rc = 0;
	size_t i;

	if (db_begin_read(r->ctx->db, e) < 0)
		return -1;
	for (i = 0; rc == 0 && i < p->n; i++) {
		buf_reset(&kept);
		rc = cases_texts(r->ctx->db, &p->at[i], &texts, &kept, e);
		texts.reveal = r->ctx->reveals;
		if (rc == 0)
			put_row(g, r->ctx, &p->at[i], &texts);
	}
	db_end_read(r->ctx->db);
	buf_release(&kept);
	return rc;
}

static int
read_rows(struct run *r, struct page *p, struct err *e)
{
	int rc;

	if (db_begin_read(r->ctx->db, e) < 0)
		return -1;
	rc = read_records(r, p, e);
	db_end_read(r->ctx->db);
	return rc;
}

static int
print_table(struct run *r, struct err *e)
{
	struct page *p = &r->pages[0];
	struct grid g;
	int rc;

	grid_init(&g, lang_sheet("Cases"));
	put_columns(&g);
	while ((rc = read_rows(r, p, e)) == 1) {
		if (reveal_page(r->ctx, p->at, p->n, e) < 0 ||
		    put_rows(&g, r, p, e) < 0) {
			rc = -1;
			break;
		}
	}
	if (rc == 0)
		rc = ctx_print_grid(r->ctx, &g, e);
	grid_release(&g);
	return rc;
}

int
list_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct run r = { .ctx = c };
	struct query *q = NULL;
	int rc = -1;

	if (limit != NUM_NONE && limit < 0)
		return err_set(e, ERR_USAGE, "option '--limit': below 0");
	r.left = limit == NUM_NONE ? INT64_MAX : limit;
	output_name(c, "cases");
	if (reveal_open(c, e) < 0 || ctx_query(c, &q, argc, argv, e) < 0)
		goto out;
	page_init(&r.pages[0], c->db);
	page_init(&r.pages[1], c->db);
	r.list = cases_list_new(c->db, q, e);
	if (r.list == NULL)
		goto out;
	if (c->format == FORMAT_NDJSON || c->format == FORMAT_JSON)
		rc = print_records(&r, e);
	else
		rc = print_table(&r, e);
out:
	page_release(&r.pages[0]);
	page_release(&r.pages[1]);
	cases_list_free(r.list);
	query_free(q);
	return rc;
}
