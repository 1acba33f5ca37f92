#include "report.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "output.h"
#include "render/grid.h"
#include "reveal.h"
#include "sheet/cell.h"
#include "store/cases.h"
#include "store/annex.h"

/*
 * Case records, the source of pipelines. Which cases they are is read at
 * once; then a page of records at a time is read and printed, so that
 * nothing of the database is held while somebody else reads slowly.
 */
#define PAGE_RECORDS 256
#define SUMMARY_COLUMNS 60

static int64_t limit = NUM_NONE;

const struct cli_option list_options[] = {
	{ "limit", 0, CLI_INT, &limit, "N", "at most so many" },
	{ "actor", 0, CLI_TEXT, NULL, NULL, "who looks, with --reveal" },
	{ .name = NULL }
};

struct run {
	struct ctx *ctx;
	struct cases_list *list;
	struct annex *annex;
	struct record *page;
	size_t n;		/* records in the page */
	int64_t left;		/* of the limit */
	int64_t printed;
};

/* The next records into the page: 1 there are some, 0 the end, -1. */
static int
read_records(struct run *r, struct err *e)
{
	int rc = 1;

	r->n = 0;
	while (r->n < PAGE_RECORDS && r->left > 0 &&
	    (rc = cases_list_next(r->list, &r->page[r->n], e)) == 1) {
		r->n++;
		r->left--;
	}
	if (rc < 0)
		return -1;
	return r->n > 0;
}

static int
read_page(struct run *r, struct err *e)
{
	int rc;

	if (db_begin_read(r->ctx->db, e) < 0)
		return -1;
	rc = read_records(r, e);
	db_end_read(r->ctx->db);
	return rc;
}

/* --- as records --------------------------------------------------------- */

static int
put_lot(struct run *r, const struct record *lot, size_t n, struct err *e)
{
	struct buf *out = &r->ctx->out;
	size_t i;

	if (annex_read(r->annex, lot, n, e) < 0)
		return -1;
	for (i = 0; i < n; i++) {
		if (r->ctx->format == FORMAT_JSON && r->printed++ > 0)
			buf_puts(out, ",\n");
		ctx_put_annexed(r->ctx, &lot[i], r->annex, i);
	}
	return 0;
}

static int
put_page(struct run *r, struct err *e)
{
	size_t at, n;
	int rc = 0;

	if (db_begin_read(r->ctx->db, e) < 0)
		return -1;
	for (at = 0; rc == 0 && at < r->n; at += n) {
		n = r->n - at < ANNEX_MAX ? r->n - at : ANNEX_MAX;
		rc = put_lot(r, r->page + at, n, e);
	}
	db_end_read(r->ctx->db);
	return rc < 0 ? -1 : ctx_flush(r->ctx, e);
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
	while ((rc = read_page(r, e)) == 1) {
		if (reveal_page(r->ctx, r->page, r->n, e) < 0 ||
		    put_page(r, e) < 0)
			return -1;
	}
	if (r->ctx->format == FORMAT_JSON)
		buf_puts(&r->ctx->out, "]\n");
	return rc;
}

/* --- as a table --------------------------------------------------------- */

static void
put_columns(struct grid *g)
{
	grid_column(g, "id", lang_sheet("case"));
	grid_column(g, "received", lang_sheet("called"));
	grid_column_right(g, "level", lang_sheet("level"));
	grid_column(g, "state", lang_sheet("state"));
	grid_column(g, "lead", lang_sheet("lead"));
	grid_column(g, "community", lang_sheet("community"));
	grid_column(g, "category", lang_sheet("category"));
	grid_column(g, "due", lang_sheet("due"));
	grid_column(g, "summary", lang_sheet("summary"));
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
put_rows(struct grid *g, struct run *r, struct err *e)
{
	struct buf kept = BUF_INIT;
	struct record_texts texts;
	int rc = 0;
	size_t i;

	if (db_begin_read(r->ctx->db, e) < 0)
		return -1;
	for (i = 0; rc == 0 && i < r->n; i++) {
		buf_reset(&kept);
		rc = cases_texts(r->ctx->db, &r->page[i], &texts, &kept, e);
		texts.reveal = r->ctx->reveals;
		if (rc == 0)
			put_row(g, r->ctx, &r->page[i], &texts);
	}
	db_end_read(r->ctx->db);
	buf_release(&kept);
	return rc;
}

static int
print_table(struct run *r, struct err *e)
{
	struct grid g;
	int rc;

	grid_init(&g, lang_sheet("Cases"));
	put_columns(&g);
	while ((rc = read_page(r, e)) == 1) {
		if (reveal_page(r->ctx, r->page, r->n, e) < 0 ||
		    put_rows(&g, r, e) < 0) {
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
	r.page = mem_array(PAGE_RECORDS, sizeof(*r.page));
	if (reveal_open(c, e) < 0 || ctx_query(c, &q, argc, argv, e) < 0)
		goto out;
	r.list = cases_list_new(c->db, q, e);
	if (r.list == NULL)
		goto out;
	r.annex = annex_new(c->db);
	if (c->format == FORMAT_NDJSON || c->format == FORMAT_JSON)
		rc = print_records(&r, e);
	else
		rc = print_table(&r, e);
out:
	annex_free(r.annex);
	cases_list_free(r.list);
	query_free(q);
	free(r.page);
	return rc;
}
