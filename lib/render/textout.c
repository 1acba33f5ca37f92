#include "render/textout.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "render/escape.h"
#include "text/utf8.h"

#define GAP 2

static void
put_blanks(struct buf *b, size_t n)
{
	while (n-- > 0)
		buf_putc(b, ' ');
}

static void
trim_end(struct buf *b, size_t start)
{
	size_t len = b->len;

	while (len > start && b->data[len - 1] == ' ')
		len--;
	buf_cut(b, len);
}

static void
put_cell(struct buf *b, const struct grid_cell *cell)
{
	if (cell->kind == GRID_INT)
		buf_putn(b, cell->n);
	else if (cell->kind == GRID_TEXT)
		escape_line(b, grid_shown(cell));
}

/* What was put from start on, moved to its place in a column. */
static void
align(struct buf *b, size_t start, size_t width, int right)
{
	size_t len = b->len - start;
	size_t used = utf8_width(b->data + start, len);
	size_t pad = width > used ? width - used : 0;

	put_blanks(b, pad);
	if (right && pad > 0 && len > 0) {
		memmove(b->data + start + pad, b->data + start, len);
		memset(b->data + start, ' ', pad);
	}
}

static size_t
width_from(const struct buf *b, size_t start)
{
	return utf8_width(b->data + start, b->len - start);
}

/* The widest of heading and cells, for each column; free() it. */
static size_t *
measure(const struct grid *g)
{
	size_t *width = mem_array(g->ncolumns + 1, sizeof(*width));
	struct buf b = BUF_INIT;
	size_t i, n = g->nrows * g->ncolumns;

	for (i = 0; i < g->ncolumns; i++) {
		buf_reset(&b);
		escape_line(&b, g->columns[i].label);
		width[i] = width_from(&b, 0);
	}
	for (i = 0; i < n; i++) {
		buf_reset(&b);
		put_cell(&b, &g->cells[i]);
		if (width_from(&b, 0) > width[i % g->ncolumns])
			width[i % g->ncolumns] = width_from(&b, 0);
	}
	buf_release(&b);
	return width;
}

size_t
textout_width(const struct grid *g)
{
	size_t *width = measure(g);
	size_t i, sum = 0;

	for (i = 0; i < g->ncolumns; i++)
		sum += width[i] + (i > 0 ? GAP : 0);
	free(width);
	return sum;
}

static void
put_heads(struct buf *b, const struct grid *g, const size_t *width)
{
	size_t i, k, start, line = b->len;

	for (i = 0; i < g->ncolumns; i++) {
		put_blanks(b, i > 0 ? GAP : 0);
		start = b->len;
		escape_line(b, g->columns[i].label);
		align(b, start, width[i], g->columns[i].right);
	}
	trim_end(b, line);
	buf_putc(b, '\n');
	for (i = 0; i < g->ncolumns; i++) {
		put_blanks(b, i > 0 ? GAP : 0);
		for (k = 0; k < width[i]; k++)
			buf_putc(b, '-');
	}
	buf_putc(b, '\n');
}

static void
put_row(struct buf *b, const struct grid *g, size_t row, const size_t *width)
{
	size_t i, start, line = b->len;

	for (i = 0; i < g->ncolumns; i++) {
		put_blanks(b, i > 0 ? GAP : 0);
		start = b->len;
		put_cell(b, &g->cells[row * g->ncolumns + i]);
		align(b, start, width[i], g->columns[i].right);
	}
	trim_end(b, line);
	buf_putc(b, '\n');
}

void
textout_body(struct buf *b, const struct grid *g)
{
	size_t *width = measure(g);
	size_t i;

	if (g->ncolumns > 0)
		put_heads(b, g, width);
	for (i = 0; i < g->nrows && g->ncolumns > 0; i++)
		put_row(b, g, i, width);
	if (g->nnotes > 0)
		buf_putc(b, '\n');
	for (i = 0; i < g->nnotes; i++)
		textout_line(b, g->notes[i]);
	free(width);
}

void
textout_put(struct buf *b, const struct grid *g)
{
	if (g->title[0] != '\0') {
		textout_line(b, g->title);
		buf_putc(b, '\n');
	}
	textout_body(b, g);
}

void
textout_line(struct buf *b, const char *s)
{
	escape_line(b, s);
	buf_putc(b, '\n');
}

void
textout_centre(struct buf *b, const char *s, size_t width)
{
	struct buf line = BUF_INIT;
	size_t used;

	escape_line(&line, s);
	used = width_from(&line, 0);
	put_blanks(b, used < width ? (width - used) / 2 : 0);
	buf_put(b, line.data, line.len);
	buf_putc(b, '\n');
	buf_release(&line);
}
