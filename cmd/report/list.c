#include "report.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "output.h"
#include "render/grid.h"
#include "records.h"
#include "reveal.h"
#include "sheet/cell.h"
#include "store/cases.h"

#define PAGE 256		/* records of a table are read at a time */
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
	struct record *at;		/* a page */
	int64_t left;			/* of the limit */
};

static int
print_records(struct run *r, int argc, char **argv, struct err *e)
{
	struct records_of of = { r->list, argc, argv, r->left };

	if (r->ctx->fields != NULL)
		return err_set(e, ERR_USAGE, "option '--fields': records are "
		    "printed whole: give -f table, csv, md or html");
	return records_print(r->ctx, &of, e);
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
put_rows(struct grid *g, struct run *r, int n, struct err *e)
{
	struct buf kept = BUF_INIT;
	struct record_texts texts;
	int i, rc = 0;

	if (db_begin_read(r->ctx->db, e) < 0)
		return -1;
	for (i = 0; rc == 0 && i < n; i++) {
		buf_reset(&kept);
		rc = cases_texts(r->ctx->db, &r->at[i], &texts, &kept, e);
		texts.reveal = r->ctx->reveals;
		if (rc == 0)
			put_row(g, r->ctx, &r->at[i], &texts);
	}
	db_end_read(r->ctx->db);
	buf_release(&kept);
	return rc;
}

/* A page of records: how many, 0 the end, -1. */
static int
read_rows(struct run *r, struct err *e)
{
	int n = 0, rc = 1;

	if (db_begin_read(r->ctx->db, e) < 0)
		return -1;
	while (n < PAGE && r->left > 0 &&
	    (rc = cases_list_next(r->list, &r->at[n], e)) == 1) {
		n++;
		r->left--;
	}
	db_end_read(r->ctx->db);
	return rc < 0 ? -1 : n;
}

static int
print_table(struct run *r, struct err *e)
{
	struct grid g;
	int n, rc = 0;

	grid_init(&g, lang_sheet("Cases"));
	put_columns(&g);
	while (rc == 0 && (n = read_rows(r, e)) != 0)
		rc = n < 0 || reveal_page(r->ctx, r->at, (size_t)n,
		    e) < 0 ? -1 : put_rows(&g, r, n, e);
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
	r.at = mem_array(PAGE, sizeof(*r.at));
	output_name(c, "cases");
	if (reveal_open(c, e) < 0 || ctx_query(c, &q, argc, argv, e) < 0)
		goto out;
	r.list = cases_list_new(c->db, q, e);
	if (r.list == NULL)
		goto out;
	if (c->format == FORMAT_NDJSON || c->format == FORMAT_JSON)
		rc = print_records(&r, argc, argv, e);
	else
		rc = print_table(&r, e);
out:
	cases_list_free(r.list);
	query_free(q);
	free(r.at);
	return rc;
}
