#include "render/gridpick.h"

#include <string.h>

#define FIELDS_MAX 256
#define DAY_LEN 10		/* of "2026-11-22T10:03:00+08:00" */
#define MINUTE_LEN 16

static int
find_column(const struct grid *g, const char *key, size_t len)
{
	size_t i;

	for (i = 0; i < g->ncolumns; i++) {
		if (strlen(g->columns[i].key) == len &&
		    memcmp(g->columns[i].key, key, len) == 0)
			return (int)i;
	}
	return -1;
}

static int
refuse(const struct grid *g, const char *key, size_t len, struct err *e)
{
	struct buf known = BUF_INIT;
	size_t i;
	int rc;

	for (i = 0; i < g->ncolumns; i++)
		buf_printf(&known, "%s%s", i > 0 ? ", " : "",
		    g->columns[i].key);
	rc = err_set(e, ERR_USAGE,
	    "option '--fields': no such field '%.*s': there are %s", (int)len,
	    key, known.data);
	buf_release(&known);
	return rc;
}

/* The places of the columns that are named; how many, or -1. */
static int
choose(const struct grid *g, const char *fields, int places[FIELDS_MAX],
    struct err *e)
{
	const char *s = fields;
	size_t len;
	int n = 0;

	for (;;) {
		len = strcspn(s, ",");
		if (n == FIELDS_MAX)
			return err_set(e, ERR_USAGE,
			    "option '--fields': too many");
		places[n] = find_column(g, s, len);
		if (places[n++] < 0)
			return refuse(g, s, len, e);
		if (s[len] == '\0')
			return n;
		s += len + 1;
	}
}

static void
copy_cell(struct grid *to, const struct grid_cell *cell, int to_the_minute)
{
	struct buf b = BUF_INIT;

	switch (cell->kind) {
	case GRID_INT:
		if (cell->is_flag)
			grid_flag(to, cell->n != 0);
		else
			grid_int(to, cell->n);
		break;
	case GRID_TEXT:
		if (cell->is_at && to_the_minute) {
			buf_put(&b, cell->s, MINUTE_LEN);
			b.data[DAY_LEN] = ' ';
			grid_textn(to, b.data, b.len);
		} else {
			grid_copy_text(to, cell);
		}
		break;
	case GRID_EMPTY:
		grid_empty(to);
		break;
	}
	buf_release(&b);
}

static void
copy(struct grid *to, const struct grid *g, const int *places, int n,
    int is_narrow)
{
	const struct grid_column *column;
	size_t row;
	int i;

	for (i = 0; i < n; i++) {
		column = &g->columns[places[i]];
		if (column->right)
			grid_column_right(to, column->key, column->label);
		else
			grid_column(to, column->key, column->label);
		to->columns[i].decimal = column->decimal;
		to->columns[i].fold = column->fold;
		to->columns[i].cuts = column->cuts;
		to->columns[i].wraps = column->wraps;
		to->columns[i].leads = column->leads;
		to->columns[i].yields = is_narrow ? column->yields : 0;
	}
	for (row = 0; row < g->nrows; row++) {
		grid_row(to);
		for (i = 0; i < n; i++)
			copy_cell(to, &g->cells[row * g->ncolumns +
			    (size_t)places[i]], is_narrow);
	}
	for (row = 0; row < g->nnotes; row++)
		grid_note(to, g->notes[row]);
	to->skips_empty = g->skips_empty;
}

int
gridpick_named(struct grid *to, const struct grid *g, const char *fields,
    struct err *e)
{
	int places[FIELDS_MAX];
	int n = choose(g, fields, places, e);

	if (n < 0)
		return -1;
	copy(to, g, places, n, 0);
	return 0;
}

void
gridpick_narrow(struct grid *to, const struct grid *g, int on_screen)
{
	int places[FIELDS_MAX];
	size_t i;
	int n = 0;

	for (i = 0; i < g->ncolumns && n < FIELDS_MAX; i++)
		if (!g->columns[i].aside && !g->columns[i].behind)
			places[n++] = (int)i;
	for (i = 0; on_screen && i < g->ncolumns && n < FIELDS_MAX; i++)
		if (g->columns[i].behind)
			places[n++] = (int)i;
	copy(to, g, places, n, 1);
}
