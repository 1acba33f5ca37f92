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
 * nothing of the database is held while somebody else reads slowly. Where
 * there is more than a page, two are made at once: a scribe makes the second,
 * with a connection and a query of its own.
 */
#define PAGE_LOTS 4
#define PAGE_RECORDS ((size_t)PAGE_LOTS * ANNEX_MAX)
#define PAGES 2
#define SUMMARY_COLUMNS 60

static int64_t limit = NUM_NONE;

const struct cli_option list_options[] = {
	{ "limit", 0, CLI_INT, &limit, "N", "at most so many" },
	{ "actor", 0, CLI_TEXT, NULL, NULL, "who looks, with --reveal" },
	{ .name = NULL }
};

struct page {
	struct db *db;			/* its own; that of the first: ctx */
	struct query *query;
	struct cases_list *list;	/* what it is given */
	struct record *at;
	size_t n;
	struct annex *annex[PAGE_LOTS];	/* of so many records each */
	struct buf out;			/* the records, printed */
	int is_printed;
};

struct run {
	struct ctx *ctx;
	int argc;
	char **argv;
	struct cases_list *list;
	struct page pages[PAGES];
	struct scribe *scribe;		/* NULL: there is one page */
	int64_t left;			/* of the limit */
	int64_t printed;
};

static int
page_open(struct run *r, struct page *p, struct db *db, struct err *e)
{
	size_t i;

	p->db = db;
	if (ctx_query(r->ctx, &p->query, r->argc, r->argv, e) < 0)
		return -1;
	p->at = mem_array(PAGE_RECORDS, sizeof(*p->at));
	for (i = 0; i < PAGE_LOTS; i++)
		p->annex[i] = annex_new(db);
	return 0;
}

static void
page_release(struct page *p)
{
	size_t i;

	for (i = 0; i < PAGE_LOTS; i++)
		annex_free(p->annex[i]);
	cases_list_free(p->list);
	query_free(p->query);
	buf_release(&p->out);
	free(p->at);
}

/* The next records of a list into the page: 1 some, 0 the end, -1. */
static int
read_records(struct page *p, struct cases_list *list, size_t most,
    struct err *e)
{
	int rc = 1;

	p->n = 0;
	while (p->n < most &&
	    (rc = cases_list_next(list, &p->at[p->n], e)) == 1)
		p->n++;
	if (rc < 0)
		return -1;
	return p->n > 0;
}

static size_t
page_most(const struct run *r)
{
	return r->left < (int64_t)PAGE_RECORDS ? (size_t)r->left :
	    PAGE_RECORDS;
}

/* --- as records --------------------------------------------------------- */

static int
read_page(const struct run *r, struct page *p, struct err *e)
{
	size_t at, n;
	int rc = read_records(p, p->list, page_most(r), e);

	for (at = 0; rc == 1 && at < p->n; at += n) {
		n = p->n - at < ANNEX_MAX ? p->n - at : ANNEX_MAX;
		if (annex_read(p->annex[at / ANNEX_MAX], p->at + at, n, e) < 0)
			return -1;
	}
	return rc;
}

static void
print_page(const struct run *r, struct page *p)
{
	size_t i;

	buf_reset(&p->out);
	p->is_printed = 1;
	for (i = 0; i < p->n; i++) {
		if (r->ctx->format == FORMAT_JSON && i > 0)
			buf_puts(&p->out, ",\n");
		ctx_put_annexed(r->ctx, &p->out, &p->at[i],
		    p->annex[i / ANNEX_MAX], i % ANNEX_MAX);
	}
}

/* The scribe's work, and of the first page the caller's. What is revealed is
 * printed only when that is written down. */
static int
make_page(void *arg, int which, struct err *e)
{
	struct run *r = arg;
	struct page *p = &r->pages[which];

	p->is_printed = 0;
	if (read_page(r, p, e) < 0)
		return -1;
	if (r->ctx->reveal == NULL)
		print_page(r, p);
	return 0;
}

/* Each page in a read of its own; what words are new is learnt before the
 * threads part (db_learn_words). */
static int
begin_read(struct run *r, int pages, struct err *e)
{
	int i;

	for (i = 0; i < pages; i++)
		if (db_begin_read(r->pages[i].db, e) < 0 ||
		    db_learn_words(r->pages[i].db, e) < 0)
			return -1;
	return 0;
}

static int
make_pages(struct run *r, int pages, struct err *e)
{
	struct err other = ERR_INIT;
	int i, rc = begin_read(r, pages, e);

	if (rc == 0) {
		if (pages > 1)
			scribe_give(r->scribe, 1);
		rc = make_page(r, 0, e);
		if (pages > 1 && scribe_wait(r->scribe, &other) < 0 &&
		    rc == 0) {
			*e = other;
			rc = -1;
		}
	}
	for (i = 0; i < pages; i++)
		db_end_read(r->pages[i].db);
	return rc;
}

static int
put_page(struct run *r, struct page *p, struct err *e)
{
	struct buf *out = &r->ctx->out, was;

	/* both pages read as if they were the next one */
	if ((int64_t)p->n > r->left) {
		p->n = (size_t)r->left;
		p->is_printed = 0;
	}
	r->left -= (int64_t)p->n;
	if (p->n == 0)
		return 0;
	if (reveal_page(r->ctx, p->at, p->n, e) < 0)
		return -1;
	if (!p->is_printed)
		print_page(r, p);
	if (r->ctx->format == FORMAT_JSON && r->printed > 0)
		buf_puts(out, ",\n");
	r->printed += (int64_t)p->n;
	if (ctx_flush(r->ctx, e) < 0)
		return -1;
	was = *out;
	*out = p->out;
	p->out = was;
	return ctx_flush(r->ctx, e);
}

/* When there are cases for it. */
static int
open_second(struct run *r, struct err *e)
{
	struct page *p = &r->pages[1];
	struct db *db;

	if (db_twin(&db, r->ctx->db, NULL, DB_READ, e) < 0)
		return -1;
	if (page_open(r, p, db, e) < 0)
		return -1;
	p->list = cases_list_beside(db, p->query);
	r->scribe = scribe_new(make_page, r);
	return 0;
}

/* Give each page the next cases, in their order: how many pages have some. */
static int
give_cases(struct run *r, struct err *e)
{
	int i;

	for (i = 0; i < PAGES && r->left > i * (int64_t)PAGE_RECORDS; i++) {
		if (cases_list_left(r->list) == 0)
			break;
		if (i == 1 && r->scribe == NULL && open_second(r, e) < 0)
			return -1;
		cases_list_give(r->pages[i].list, r->list, PAGE_RECORDS);
	}
	return i;
}

static int
print_pages(struct run *r, struct err *e)
{
	int i, pages;

	r->pages[0].list = cases_list_beside(r->ctx->db, r->pages[0].query);
	while ((pages = give_cases(r, e)) > 0) {
		if (make_pages(r, pages, e) < 0)
			return -1;
		for (i = 0; i < pages; i++)
			if (put_page(r, &r->pages[i], e) < 0)
				return -1;
	}
	return pages;
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
	rc = read_records(p, r->list, page_most(r), e);
	db_end_read(r->ctx->db);
	r->left -= (int64_t)p->n;
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

static void
run_release(struct run *r)
{
	int i;

	scribe_free(r->scribe);
	for (i = 0; i < PAGES; i++)
		page_release(&r->pages[i]);
	for (i = 1; i < PAGES; i++)
		db_close(r->pages[i].db);
	cases_list_free(r->list);
}

int
list_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct run r = { .ctx = c, .argc = argc, .argv = argv };
	int i, rc = -1;

	if (limit != NUM_NONE && limit < 0)
		return err_set(e, ERR_USAGE, "option '--limit': below 0");
	r.left = limit == NUM_NONE ? INT64_MAX : limit;
	for (i = 0; i < PAGES; i++)
		buf_init(&r.pages[i].out);
	output_name(c, "cases");
	if (reveal_open(c, e) < 0 || page_open(&r, &r.pages[0], c->db, e) < 0)
		goto out;
	r.list = cases_list_new(c->db, r.pages[0].query, e);
	if (r.list == NULL)
		goto out;
	if (c->format == FORMAT_NDJSON || c->format == FORMAT_JSON)
		rc = print_records(&r, e);
	else
		rc = print_table(&r, e);
out:
	run_release(&r);
	return rc;
}
