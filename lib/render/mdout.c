#include "render/mdout.h"

#include "render/escape.h"

/* Paragraphs, headings and tables are apart by an empty line. */
static void
put_gap(struct buf *b)
{
	if (b->len > 0)
		buf_putc(b, '\n');
}

void
mdout_paragraph(struct buf *b, const char *s)
{
	put_gap(b);
	escape_markdown(b, s);
	buf_putc(b, '\n');
}

void
mdout_heading(struct buf *b, int level, const char *s)
{
	put_gap(b);
	while (level-- > 0)
		buf_putc(b, '#');
	buf_putc(b, ' ');
	escape_markdown(b, s);
	buf_putc(b, '\n');
}

static void
put_heads(struct buf *b, const struct grid *g)
{
	size_t i;

	for (i = 0; i < g->ncolumns; i++) {
		buf_puts(b, "| ");
		escape_markdown(b, g->columns[i].label);
		buf_putc(b, ' ');
	}
	buf_puts(b, "|\n");
	for (i = 0; i < g->ncolumns; i++)
		buf_puts(b, g->columns[i].right ? "| ---: " : "| --- ");
	buf_puts(b, "|\n");
}

static void
put_row(struct buf *b, const struct grid *g, size_t row)
{
	const struct grid_cell *cell = &g->cells[row * g->ncolumns];
	size_t i;

	for (i = 0; i < g->ncolumns; i++, cell++) {
		buf_puts(b, "| ");
		if (cell->kind == GRID_INT)
			grid_put_int(b, cell);
		else if (cell->kind == GRID_TEXT)
			escape_markdown(b, grid_shown(cell));
		buf_putc(b, ' ');
	}
	buf_puts(b, "|\n");
}

void
mdout_body(struct buf *b, const struct grid *g)
{
	size_t i;

	if (grid_has_table(g)) {
		put_gap(b);
		put_heads(b, g);
	}
	for (i = 0; i < g->nrows && g->ncolumns > 0; i++)
		put_row(b, g, i);
	for (i = 0; i < g->nnotes; i++)
		mdout_paragraph(b, g->notes[i]);
}

void
mdout_put(struct buf *b, const struct grid *g)
{
	if (g->title[0] != '\0')
		mdout_heading(b, 2, g->title);
	mdout_body(b, g);
}
