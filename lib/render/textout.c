#include "render/textout.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "render/escape.h"
#include "render/textfit.h"
#include "render/textfold.h"
#include "text/utf8.h"

#define SAID_LEAST 24		/* columns; narrower nobody reads a sentence */
#define INDENT 4		/* of what stands below a row */

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

/* One line, or where the column folds several with a line feed between. */
static void
put_cell(struct buf *b, const struct grid_cell *cell, size_t fold)
{
	if (cell->kind == GRID_INT)
		grid_put_int(b, cell);
	else if (cell->kind == GRID_TEXT && fold > 0)
		textfold_put(b, grid_shown(cell), fold);
	else if (cell->kind == GRID_TEXT)
		escape_line(b, grid_shown(cell));
}

/* The column's cell within its width. */
static void
put_fitting(struct buf *b, const struct grid_cell *cell,
    const struct grid_column *c, size_t width)
{
	size_t fold = c->wraps || (c->fold > 0 && (size_t)c->fold > width) ?
	    width : (size_t)c->fold;

	if (width == TEXTFIT_OUT)
		return;

	put_cell(b, cell, fold);
	if (!c->cuts || utf8_width(b->data, b->len) <= width)
		return;
	buf_cut(b, utf8_fit(b->data, b->len, width - 1));
	buf_puts(b, "…");
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

/* Of the widest line. */
static size_t
width_of(const struct buf *b)
{
	const char *s = b->data;
	size_t len, width, widest = 0;

	for (;; s += len + 1) {
		len = strcspn(s, "\n");
		width = utf8_width(s, len);
		if (width > widest)
			widest = width;
		if (s[len] == '\0')
			return widest;
	}
}

/* How wide each column is on a screen of so many; free() it. */
static size_t *
measure(const struct grid *g, size_t columns)
{
	size_t *width = mem_array(g->ncolumns + 1, sizeof(*width));
	size_t *cells = mem_array(g->ncolumns + 1, sizeof(*cells));
	const struct grid_column *c;
	struct buf b = BUF_INIT;
	size_t i, used, n = g->nrows * g->ncolumns;

	for (i = 0; i < g->ncolumns; i++) {
		buf_reset(&b);
		escape_line(&b, g->columns[i].label);
		width[i] = width_of(&b);
	}
	for (i = 0; i < n; i++) {
		c = &g->columns[i % g->ncolumns];
		buf_reset(&b);
		put_cell(&b, &g->cells[i], (size_t)c->fold);
		used = width_of(&b);
		if (used > cells[i % g->ncolumns])
			cells[i % g->ncolumns] = used;
	}
	for (i = 0; i < g->ncolumns; i++)
		if (cells[i] > width[i])
			width[i] = cells[i];
	textfit(width, cells, g, columns);
	buf_release(&b);
	free(cells);
	return width;
}

size_t
textout_width(const struct grid *g, size_t columns)
{
	size_t *width = measure(g, columns);
	size_t *part = mem_array(g->ncolumns + 1, sizeof(*part));
	size_t at = 0, sum, widest = 0;

	do {
		at = textfit_part(part, width, g, columns, at);
		sum = textfit_sum(part, g);
		if (sum > widest)
			widest = sum;
	} while (at < g->ncolumns);
	free(part);
	free(width);
	return widest;
}

/* The next line of each cell; whether some has another one. */
static int
put_row_line(struct buf *b, const struct grid *g, const char **cells,
    const size_t *width)
{
	size_t i, start, len, n = 0, line = b->len;
	int more = 0;

	for (i = 0; i < g->ncolumns; i++) {
		if (width[i] == TEXTFIT_OUT)
			continue;
		put_blanks(b, n++ > 0 ? TEXTFIT_GAP : 0);
		start = b->len;
		len = strcspn(cells[i], "\n");
		buf_put(b, cells[i], len);
		align(b, start, width[i], g->columns[i].right);
		cells[i] += len;
		if (cells[i][0] == '\n') {
			cells[i]++;
			more = 1;
		}
	}
	trim_end(b, line);
	buf_putc(b, '\n');
	return more;
}

/* Headings of several lines stand on the rule. */
static void
fold_heads(struct buf *text, const struct grid *g, const size_t *width)
{
	struct buf label = BUF_INIT;
	size_t i, k, most = 0, *lines;

	lines = mem_array(g->ncolumns + 1, sizeof(*lines));
	for (i = 0; i < g->ncolumns; i++) {
		if (width[i] == TEXTFIT_OUT)
			continue;
		textfold_put(&text[i], g->columns[i].label, width[i]);
		for (k = 0; k < text[i].len; k++)
			lines[i] += text[i].data[k] == '\n';
		if (lines[i] > most)
			most = lines[i];
	}
	for (i = 0; i < g->ncolumns; i++) {
		buf_reset(&label);
		for (k = lines[i]; k < most; k++)
			buf_putc(&label, '\n');
		buf_put(&label, text[i].data, text[i].len);
		buf_reset(&text[i]);
		buf_put(&text[i], label.data, label.len);
	}
	buf_release(&label);
	free(lines);
}

static void
put_heads(struct buf *b, const struct grid *g, const size_t *width,
    struct buf *text, const char **cells)
{
	size_t i, k, n = 0;

	fold_heads(text, g, width);
	for (i = 0; i < g->ncolumns; i++)
		cells[i] = text[i].data;
	while (put_row_line(b, g, cells, width))
		continue;
	for (i = 0; i < g->ncolumns; i++) {
		if (width[i] == TEXTFIT_OUT)
			continue;
		put_blanks(b, n++ > 0 ? TEXTFIT_GAP : 0);
		for (k = 0; k < width[i]; k++)
			buf_putc(b, '-');
	}
	buf_putc(b, '\n');
}

/* What the columns left out hold of a row, below it: "来电时间：11-22 09:00". */
static void
put_below(struct buf *b, const struct grid *g, const size_t *left, size_t row,
    size_t columns)
{
	struct buf line = BUF_INIT, folded = BUF_INIT;
	const struct grid_cell *cell;
	size_t i, room = columns > INDENT ? columns - INDENT : 0, len;
	const char *s;

	for (i = 0; i < g->ncolumns; i++) {
		cell = &g->cells[row * g->ncolumns + i];
		if (left[i] != TEXTFIT_OUT || cell->kind == GRID_EMPTY)
			continue;
		if (line.len > 0)
			put_blanks(&line, TEXTFIT_GAP);
		buf_printf(&line, "%s%s", g->columns[i].label,
		    lang_sheet(": "));
		put_cell(&line, cell, 0);
	}
	if (line.len > 0)
		textfold_put(&folded, line.data,
		    room < SAID_LEAST ? SAID_LEAST : room);
	for (s = folded.data; folded.len > 0 && *s != '\0';
	    s += len + (s[len] == '\n')) {
		len = strcspn(s, "\n");
		put_blanks(b, INDENT);
		buf_put(b, s, len);
		buf_putc(b, '\n');
	}
	buf_release(&folded);
	buf_release(&line);
}

/* Headings and rows of the columns that have a width; below each row what
 * left says is in none. */
static void
put_part(struct buf *b, const struct grid *g, const size_t *width,
    const size_t *left, size_t columns)
{
	struct buf *text = mem_array(g->ncolumns + 1, sizeof(*text));
	const char **cells = mem_array(g->ncolumns + 1, sizeof(*cells));
	size_t row, i;

	for (i = 0; i < g->ncolumns; i++)
		buf_init(&text[i]);
	if (g->ncolumns > 0)
		put_heads(b, g, width, text, cells);
	for (row = 0; row < g->nrows && g->ncolumns > 0; row++) {
		for (i = 0; i < g->ncolumns; i++) {
			buf_reset(&text[i]);
			put_fitting(&text[i], &g->cells[row * g->ncolumns + i],
			    &g->columns[i], width[i]);
			cells[i] = text[i].data;
		}
		while (put_row_line(b, g, cells, width))
			continue;
		if (left != NULL)
			put_below(b, g, left, row, columns);
	}
	for (i = 0; i < g->ncolumns; i++)
		buf_release(&text[i]);
	free(cells);
	free(text);
}

static void
put_table(struct buf *b, const struct grid *g, size_t columns)
{
	size_t *width = measure(g, columns);
	size_t *part = mem_array(g->ncolumns + 1, sizeof(*part));
	size_t at = 0;
	const size_t *left = width;

	do {
		if (at > 0)
			buf_putc(b, '\n');
		at = textfit_part(part, width, g, columns, at);
		put_part(b, g, part, left, columns);
		left = NULL;	/* once is enough */
	} while (at < g->ncolumns);
	free(part);
	free(width);
	if (g->nnotes > 0)
		buf_putc(b, '\n');
}

void
textout_body(struct buf *b, const struct grid *g, size_t columns)
{
	size_t i;

	if (grid_has_table(g) || g->nnotes == 0)
		put_table(b, g, columns);
	for (i = 0; i < g->nnotes; i++)
		textout_said(b, g->notes[i], columns);
}

void
textout_put(struct buf *b, const struct grid *g, size_t columns)
{
	if (g->title[0] != '\0') {
		textout_said(b, g->title, columns);
		buf_putc(b, '\n');
	}
	textout_body(b, g, columns);
}

void
textout_said(struct buf *b, const char *s, size_t columns)
{
	if (columns == 0)
		escape_line(b, s);
	else
		textfold_put(b, s, columns < SAID_LEAST ? SAID_LEAST : columns);
	buf_putc(b, '\n');
}

void
textout_centre(struct buf *b, const char *s, size_t width)
{
	struct buf line = BUF_INIT;
	size_t used;

	escape_line(&line, s);
	used = width_of(&line);
	put_blanks(b, used < width ? (width - used) / 2 : 0);
	buf_put(b, line.data, line.len);
	buf_putc(b, '\n');
	buf_release(&line);
}
