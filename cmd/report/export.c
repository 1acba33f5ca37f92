#include "report.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "data/recordvalue.h"
#include "open311.h"
#include "render/render.h"
#include "store/cases.h"

/*
 * Cases for other programs: Open311 GeoReport v2, or CSV of every fact that a
 * case has. A page at a time, as they stand; no text of a citizen.
 */
#define PAGE_RECORDS 256

const struct cli_option export_options[] = {
	{ "output", 'o', CLI_TEXT, NULL, NULL, NULL },
	{ "bom", 0, CLI_FLAG, NULL, NULL, NULL },
	{ .name = NULL }
};

struct run {
	struct ctx *ctx;
	struct cases_list *list;
	struct record *page;
	size_t n;
	int64_t printed;
};

static int
read_page(struct run *r, struct err *e)
{
	int rc = 1;

	r->n = 0;
	if (db_begin_read(r->ctx->db, e) < 0)
		return -1;
	while (r->n < PAGE_RECORDS &&
	    (rc = cases_list_next(r->list, &r->page[r->n], e)) == 1)
		r->n++;
	db_end_read(r->ctx->db);
	return rc < 0 ? -1 : r->n > 0;
}

/* --- Open311 -------------------------------------------------------------- */

static int
put_requests(struct run *r, struct err *e)
{
	struct buf *out = &r->ctx->out;
	size_t i;

	for (i = 0; i < r->n; i++) {
		if (!open311_is_public(&r->page[i], r->ctx->words))
			continue;
		buf_puts(out, r->printed++ > 0 ? ",\n" : "");
		open311_put_request(out, &r->page[i], r->ctx->words);
	}
	return ctx_flush(r->ctx, e);
}

static int
print_requests(struct run *r, struct err *e)
{
	int rc;

	buf_puts(&r->ctx->out, "[\n");
	while ((rc = read_page(r, e)) == 1)
		if (put_requests(r, e) < 0)
			return -1;
	buf_puts(&r->ctx->out, r->printed > 0 ? "\n]\n" : "]\n");
	return rc;
}

/* The catalogue of the policy. */
static int
print_services(struct ctx *c)
{
	size_t i;

	buf_puts(&c->out, "[\n");
	for (i = 0; i < c->policy->ncategories; i++) {
		buf_puts(&c->out, i > 0 ? ",\n" : "");
		open311_put_service(&c->out, &c->policy->categories[i],
		    c->words);
	}
	buf_puts(&c->out, i > 0 ? "\n]\n" : "]\n");
	return 0;
}

/* --- CSV ------------------------------------------------------------------ */

/* Members that are printed, but the reference to the caller. */
static int
is_column(int member)
{
	return record_info[member].json[0] != '\0' &&
	    record_info[member].type != RECORD_REF;
}

static void
put_columns(struct grid *g)
{
	int i;

	grid_column(g, "id", "id");
	grid_column(g, "no", "no");
	for (i = 0; i < M_COUNT; i++)
		if (is_column(i))
			grid_column(g, record_info[i].name,
			    record_info[i].name);
}

/* As js-case(5) has it, texts without their quotes; unknown is empty. */
static void
put_value(struct grid *g, const struct record *r, int member,
    const struct words *w)
{
	enum record_type type = record_info[member].type;
	struct buf b = BUF_INIT;

	if (r->m[member] == NUM_NONE) {
		grid_empty(g);
		return;
	}
	if (type == RECORD_WORD || type == RECORD_PATH)
		buf_puts(&b, words_text(w, r->m[member]));
	else
		recordvalue_put(&b, type, r->m[member], w);
	if (b.len >= 2 && b.data[0] == '"' && type != RECORD_WORD &&
	    type != RECORD_PATH)
		grid_textn(g, b.data + 1, b.len - 2);
	else
		grid_textn(g, b.data, b.len);
	buf_release(&b);
}

static void
put_row(struct grid *g, const struct record *r, const struct words *w)
{
	struct buf id = BUF_INIT;
	int i;

	grid_row(g);
	record_put_id(&id, r, w);
	grid_textn(g, id.data, id.len);
	grid_text(g, r->no);
	for (i = 0; i < M_COUNT; i++)
		if (is_column(i))
			put_value(g, r, i, w);
	buf_release(&id);
}

/* The headings stand above the first page alone. */
static int
put_page(struct run *r, struct err *e)
{
	struct buf text = BUF_INIT;
	const char *rows;
	struct grid g;
	size_t i;

	grid_init(&g, "");
	put_columns(&g);
	for (i = 0; i < r->n; i++)
		put_row(&g, &r->page[i], r->ctx->words);
	render_grid(&text, &g, FORMAT_CSV);
	grid_release(&g);
	rows = r->printed++ > 0 ? strstr(text.data, "\r\n") + 2 : text.data;
	buf_puts(&r->ctx->out, r->printed == 1 && r->ctx->bom ?
	    "\xef\xbb\xbf" : "");
	buf_put(&r->ctx->out, rows, text.len - (size_t)(rows - text.data));
	buf_release(&text);
	return ctx_flush(r->ctx, e);
}

static int
print_csv(struct run *r, struct err *e)
{
	int rc;

	while ((rc = read_page(r, e)) == 1)
		if (put_page(r, e) < 0)
			return -1;
	/* nothing matched: the headings alone */
	if (rc == 0 && r->printed == 0)
		rc = put_page(r, e);
	return rc;
}

/* --- the verb ------------------------------------------------------------- */

static int
print_cases(struct run *r, const char *what, int argc, char **argv,
    struct err *e)
{
	struct query *q = NULL;
	int rc = -1;

	r->page = mem_array(PAGE_RECORDS, sizeof(*r->page));
	if (ctx_db(r->ctx, DB_READ, e) < 0 ||
	    ctx_query(r->ctx, &q, argc, argv, e) < 0)
		goto out;
	r->list = cases_list_new(r->ctx->db, q, e);
	if (r->list != NULL)
		rc = strcmp(what, "csv") == 0 ? print_csv(r, e) :
		    print_requests(r, e);
out:
	cases_list_free(r->list);
	query_free(q);
	free(r->page);
	return rc;
}

int
export_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct run r = { .ctx = c };
	const char *what = argc > 0 ? argv[0] : "";

	c->out_name = strcmp(what, "csv") == 0 ? "cases.csv" :
	    strcmp(what, "services") == 0 ? "services.json" : "requests.json";
	if (strcmp(what, "services") == 0 && argc > 1)
		return err_set(e, ERR_USAGE, "export: services takes no "
		    "query");
	if (strcmp(what, "services") == 0)
		return ctx_policy(c, e) < 0 ? -1 : print_services(c);
	if (strcmp(what, "csv") != 0 && strcmp(what, "open311") != 0)
		return err_set(e, ERR_USAGE, "export: say open311, services "
		    "or csv");
	return print_cases(&r, what, argc - 1, argv + 1, e);
}
