#include "render/rowsout.h"

#include <string.h>

#include "data/jsonout.h"

/* Between the brackets of an object that may have members already. */
void
rowsout_members(struct buf *b, const struct grid *g, size_t row)
{
	const struct grid_cell *cell = &g->cells[row * g->ncolumns];
	size_t i;

	for (i = 0; i < g->ncolumns; i++, cell++) {
		jsonout_key(b, g->columns[i].key);
		if (cell->kind == GRID_INT)
			jsonout_int(b, cell->n);
		else if (cell->kind == GRID_TEXT && g->columns[i].decimal)
			jsonout_raw(b, cell->s, strlen(cell->s));
		else if (cell->kind == GRID_TEXT)
			jsonout_texts(b, cell->s);
		else
			jsonout_null(b);
	}
}

void
rowsout_lines(struct buf *b, const struct grid *g)
{
	size_t i;

	for (i = 0; i < g->nrows; i++) {
		buf_putc(b, '{');
		rowsout_members(b, g, i);
		buf_puts(b, "}\n");
	}
}

void
rowsout_array(struct buf *b, const struct grid *g)
{
	size_t i;

	jsonout_open(b, '[');
	for (i = 0; i < g->nrows; i++) {
		jsonout_open(b, '{');
		rowsout_members(b, g, i);
		jsonout_close(b, '}');
	}
	jsonout_close(b, ']');
}
