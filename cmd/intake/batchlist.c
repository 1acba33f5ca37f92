#include "verbs.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "store/batches.h"
#include "store/cases.h"

const struct cli_option batches_options[] = {
	{ NULL, 0, 0, NULL, NULL, NULL }
};

static void
put_columns(struct grid *g)
{
	grid_column_right(g, "n", lang_sheet("No."));
	grid_column_right(g, "batch", lang_sheet("batch: its number"));
	grid_column(g, "imported_at", lang_sheet("imported at"));
	grid_column(g, "exported_at", lang_sheet("exported at"));
	grid_column(g, "source", lang_sheet("source"));
	grid_column(g, "file", lang_sheet("file"));
	grid_column_right(g, "new", lang_sheet("new"));
	grid_column_right(g, "changed", lang_sheet("changed"));
	grid_column(g, "actor", lang_sheet("by whom"));
}

static int
print_list(struct ctx *c, struct err *e)
{
	struct batch *list = NULL;
	struct grid g;
	int64_t i, n;
	int rc;

	if (db_begin_read(c->db, e) < 0)
		return -1;
	n = batches_list(c->db, &list, e);
	db_end_read(c->db);
	if (n < 0)
		return -1;
	grid_init(&g, lang_sheet("Dumps taken in"));
	put_columns(&g);
	for (i = 0; i < n; i++) {
		grid_row(&g);
		grid_int(&g, i + 1);
		grid_int(&g, list[i].seq);
		grid_at(&g, list[i].rec);
		grid_at(&g, list[i].exported_at);
		grid_word(&g, c->words, list[i].source);
		grid_text(&g, list[i].file);
		grid_int(&g, list[i].fresh);
		grid_int(&g, list[i].changed);
		grid_word(&g, c->words, list[i].actor);
	}
	rc = ctx_print_grid(c, &g, e);
	grid_release(&g);
	free(list);
	return rc;
}

/* -1 unless it is one: nothing printed would look like a batch of no cases. */
static int
check_batch(struct ctx *c, int64_t seq, struct err *e)
{
	struct batch *list = NULL;
	struct buf known = BUF_INIT;
	int64_t i, n;
	int found = 0;

	if (db_begin_read(c->db, e) < 0)
		return -1;
	n = batches_list(c->db, &list, e);
	db_end_read(c->db);
	for (i = 0; i < n; i++) {
		found |= list[i].seq == seq;
		buf_printf(&known, "%s%lld", i > 0 ? ", " : "",
		    (long long)list[i].seq);
	}
	if (n >= 0 && !found)
		err_set(e, ERR_USAGE, n > 0 ?
		    "no batch has the number %lld; there are %lld: %s" :
		    "no batch has the number %lld: there is none",
		    (long long)seq, (long long)n, known.data);
	buf_release(&known);
	free(list);
	return n < 0 || !found ? -1 : 0;
}

/* The cases as they stand now, as records. */
static int
print_cases(struct ctx *c, const char *operand, struct err *e)
{
	int64_t seq, n, i, *keys = NULL;
	struct record r;
	int rc = 0;

	if (num_parse(operand, strlen(operand), &seq) < 0 || seq <= 0)
		return err_set(e, ERR_USAGE, "'%s' is no number of a batch",
		    operand);
	if (check_batch(c, seq, e) < 0)
		return -1;
	n = batches_cases(c->db, seq, &keys, e);
	for (i = 0; i < n && rc == 0; i++) {
		if (cases_get_key(c->db, keys[i], &r, e) < 0 ||
		    ctx_put_record(c, &r, e) < 0 ||
		    (c->out.len >= CTX_OUT_LEN && ctx_flush(c, e) < 0))
			rc = -1;
	}
	free(keys);
	return n < 0 ? -1 : rc;
}

int
batches_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	if (argc > 1)
		return err_set(e, ERR_USAGE, "batches: one number");
	if (argc == 1 && c->format_given)
		return err_set(e, ERR_USAGE,
		    "the cases of a batch are printed as records");
	if (ctx_db(c, DB_READ, e) < 0)
		return -1;
	return argc == 0 ? print_list(c, e) : print_cases(c, argv[0], e);
}
