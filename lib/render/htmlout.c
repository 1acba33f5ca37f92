#include "render/htmlout.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "render/escape.h"
#include "text/utf8.h"

/* Widths are in halves of a Chinese character, as utf8_width has them. */
#define WIDTH_LABEL 8		/* a wider label is broken in two */
#define WIDTH_WHOLE 10		/* so much of a text stays on one line */
#define WIDTH_HAND 10		/* to write in by hand */
#define WIDTH_PADDING 3
#define WIDTH_TEXT_MAX 160	/* of a text's length, what counts */
#define LINES_MAX 16
#define SUM_NARROW 120		/* a smaller table doesn't fill the page */
#define SUM_DENSE 165		/* a larger one gets small print */
#define SUM_PAGE 206		/* what small print has room for */

struct widths {
	size_t *width;		/* of each column */
	size_t sum;
};

static size_t
cell_width(const struct grid_cell *cell)
{
	struct buf b = BUF_INIT;
	size_t len;

	switch (cell->kind) {
	case GRID_TEXT:
		return utf8_width(grid_shown(cell), strlen(grid_shown(cell)));
	case GRID_INT:
		grid_put_int(&b, cell);
		len = utf8_width(b.data, b.len);
		buf_release(&b);
		return len;
	case GRID_EMPTY:
	default:
		return 0;
	}
}

/* The widest cell of a column; 0 where it has no content. */
static size_t
content_width(const struct grid *g, size_t column)
{
	size_t i, width, widest = 0;

	for (i = 0; i < g->nrows; i++) {
		width = cell_width(&g->cells[i * g->ncolumns + column]);
		if (width > widest)
			widest = width;
	}
	return widest;
}

static size_t
label_width(const char *label)
{
	size_t width = utf8_width(label, strlen(label));

	if (width <= WIDTH_LABEL)
		return width;
	return width / 2 + 2 > WIDTH_LABEL ? width / 2 + 2 : WIDTH_LABEL;
}

/* What a column needs where its longest text may take so many lines. */
static size_t
need_width(size_t content, size_t label, size_t lines)
{
	size_t need = (content + lines - 1) / lines;

	if (need < WIDTH_WHOLE)
		need = content < WIDTH_WHOLE ? content : WIDTH_WHOLE;
	return (need > label ? need : label) + WIDTH_PADDING;
}

/* The fewest lines with which all columns fit on the page. */
static void
measure(struct widths *w, const struct grid *g)
{
	size_t *content = mem_array(g->ncolumns + 1, sizeof(*content));
	size_t i, lines;

	w->width = mem_array(g->ncolumns + 1, sizeof(*w->width));
	for (i = 0; i < g->ncolumns; i++) {
		content[i] = content_width(g, i);
		if (content[i] == 0 && g->nrows > 0)
			content[i] = WIDTH_HAND;
		if (content[i] > WIDTH_TEXT_MAX)
			content[i] = WIDTH_TEXT_MAX;
	}
	for (lines = 1; lines <= LINES_MAX; lines++) {
		w->sum = 0;
		for (i = 0; i < g->ncolumns; i++) {
			w->width[i] = need_width(content[i],
			    label_width(g->columns[i].label), lines);
			w->sum += w->width[i];
		}
		if (w->sum <= SUM_PAGE)
			break;
	}
	free(content);
}

void
htmlout_element(struct buf *b, const char *tag, const char *text)
{
	buf_printf(b, "<%s>", tag);
	escape_html(b, text);
	buf_printf(b, "</%.*s>", (int)strcspn(tag, " "), tag);
}

static void
put_open(struct buf *b, const struct widths *w)
{
	buf_puts(b, w->sum > SUM_DENSE ? "<table class=\"dense\"" : "<table");
	/* on a phone it scrolls sideways rather than break its words */
	buf_printf(b, " style=\"--w:%zuem", w->sum * 56 / 100);
	if (w->sum < SUM_NARROW)
		buf_printf(b, ";max-width:%zu.%zuem", w->sum * 62 / 100,
		    w->sum * 62 / 10 % 10);
	buf_puts(b, "\">\n");
}

static void
put_heads(struct buf *b, const struct grid *g, const struct widths *w)
{
	size_t i, part;

	buf_puts(b, "<thead><tr>");
	for (i = 0; i < g->ncolumns; i++) {
		part = w->width[i] * 10000 / w->sum;
		buf_printf(b,
		    "<th scope=\"col\"%s style=\"width:%zu.%02zu%%\">",
		    g->columns[i].right ? " class=\"n\"" : "", part / 100,
		    part % 100);
		escape_html(b, g->columns[i].label);
		buf_puts(b, "</th>");
	}
	buf_puts(b, "</tr></thead>\n");
}

static void
put_cell(struct buf *b, const struct grid_cell *cell, int right)
{
	buf_puts(b, right ? "<td class=\"n\">" : "<td>");
	if (cell->kind == GRID_INT)
		grid_put_int(b, cell);
	else if (cell->kind == GRID_TEXT)
		escape_html(b, grid_shown(cell));
	buf_puts(b, "</td>");
}

static void
put_rows(struct buf *b, const struct grid *g)
{
	size_t i, k;

	buf_puts(b, "<tbody>\n");
	for (i = 0; i < g->nrows; i++) {
		buf_puts(b, "<tr>");
		for (k = 0; k < g->ncolumns; k++)
			put_cell(b, &g->cells[i * g->ncolumns + k],
			    g->columns[k].right);
		buf_puts(b, "</tr>\n");
	}
	buf_puts(b, "</tbody>\n");
}

void
htmlout_captioned(struct buf *b, const struct grid *g, const char *caption)
{
	struct widths w;
	size_t i;

	measure(&w, g);
	put_open(b, &w);
	if (g->title[0] != '\0')
		htmlout_element(b, "caption", g->title);
	else if (caption[0] != '\0')
		htmlout_element(b, "caption class=\"quiet\"", caption);
	if (w.sum > 0 && (grid_has_table(g) || g->nnotes == 0))
		put_heads(b, g, &w);
	put_rows(b, g);
	buf_puts(b, "</table>\n");
	for (i = 0; i < g->nnotes; i++) {
		htmlout_element(b, "p class=\"note\"", g->notes[i]);
		buf_putc(b, '\n');
	}
	free(w.width);
}

void
htmlout_put(struct buf *b, const struct grid *g)
{
	htmlout_captioned(b, g, "");
}
