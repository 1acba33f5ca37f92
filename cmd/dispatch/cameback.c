#include "cameback.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/mem.h"
#include "ctx.h"
#include "data/jx.h"
#include "data/ndjson.h"
#include "render/grid.h"
#include "rule/policy.h"
#include "stat/ratio.h"
#include "store/returned.h"

/* --- the verb ------------------------------------------------------------- */

static void
add_row(struct grid *g, const struct words *w, const struct returned *row)
{
	struct ratio rate = { row->returned, row->assigned };

	grid_row(g);
	grid_word(g, w, row->unit);
	grid_word(g, w, row->category);
	grid_int(g, row->assigned);
	grid_int(g, row->returned);
	grid_ratio(g, rate, 100);
}

static int
cameback_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct returned *rows = NULL;
	struct grid g;
	size_t n, i;
	int rc;

	(void)argv;
	if (argc > 0)
		return err_set(e, ERR_USAGE, "returned: takes no operands");
	if (ctx_db(c, DB_READ, e) < 0 ||
	    returned_count(c->db, &rows, &n, e) < 0)
		return -1;
	grid_init(&g, lang_sheet("Cases that came back"));
	grid_column(&g, "unit", lang_sheet("lead"));
	grid_column(&g, "category", lang_sheet("category"));
	grid_column_right(&g, "assigned", lang_sheet("assigned"));
	grid_column_right(&g, "returned", lang_sheet("came back"));
	grid_column_decimal(&g, "rate", lang_sheet("return rate"));
	for (i = 0; i < n; i++)
		add_row(&g, c->words, &rows[i]);
	rc = ctx_print_grid(c, &g, e);
	grid_release(&g);
	free(rows);
	return rc;
}

const struct cli_verb cameback_verb = {
	.name = "returned",
	.operands = "",
	.help = "how often each unit's cases came back, by category",
	.groups = CLI_PRINTS,
	.run = cameback_run
};

/* --- the file ------------------------------------------------------------- */

struct cameback {
	struct returned *rows;
	size_t n, cap;
};

static int
take_row(struct cameback *p, const struct jx *j, struct words *w,
    struct err *e)
{
	size_t unit_len, len = 0;
	const char *unit = jx_text(jx_get(j, "unit"), &unit_len);
	const char *category = jx_text(jx_get(j, "category"), &len);
	struct returned row;

	row.assigned = jx_int(jx_get(j, "assigned"));
	row.returned = jx_int(jx_get(j, "returned"));
	if (unit == NULL || unit_len == 0 || row.assigned < 0 ||
	    row.returned < 0 || row.returned > row.assigned)
		return err_set(e, ERR_DATA,
		    "no row of 'js-dispatch returned'");
	row.unit = words_add(w, unit, unit_len);
	row.category = words_add(w, category, category == NULL ? 0 : len);
	mem_grow(&p->rows, p->n, &p->cap, sizeof(*p->rows));
	p->rows[p->n++] = row;
	return 0;
}

static int
read_rows(struct cameback *p, int fd, struct words *w, struct err *e)
{
	struct ndjson *in = ndjson_new(fd);
	struct jx *j;
	const char *s;
	size_t len;
	int rc;

	while ((rc = ndjson_next(in, &s, &len, e)) == 1) {
		j = s == NULL ? NULL : jx_parse(s, len, e);
		rc = j == NULL ? err_set(e, ERR_DATA,
		    "no row of 'js-dispatch returned'") : take_row(p, j, w, e);
		jx_free(j);
		if (rc < 0) {
			err_prefix(e, "line %lld",
			    (long long)ndjson_line(in));
			break;
		}
	}
	ndjson_free(in);
	return rc;
}

struct cameback *
cameback_read(const char *path, struct words *w, struct err *e)
{
	struct cameback *p;
	int fd = ctx_open_input(path, e), rc;

	if (fd < 0)
		return NULL;
	p = mem_array(1, sizeof(*p));
	rc = read_rows(p, fd, w, e);
	if (fd != STDIN_FILENO)
		(void)close(fd);	/* only read from */
	if (rc == 0)
		return p;
	err_prefix(e, "%s", path);
	cameback_free(p);
	return NULL;
}

void
cameback_free(struct cameback *p)
{
	if (p == NULL)
		return;
	free(p->rows);
	free(p);
}

void
cameback_find(const struct cameback *p, int64_t unit,
    int64_t category, const struct words *w, int64_t *assigned,
    int64_t *returned)
{
	const struct returned *row;
	size_t i;

	*assigned = *returned = 0;
	for (i = 0; i < p->n; i++) {
		row = &p->rows[i];
		if (row->unit != unit || (row->category != category &&
		    !policy_path_is_in(row->category, category, w)))
			continue;
		*assigned += row->assigned;
		*returned += row->returned;
	}
}
