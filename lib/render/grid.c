#include "render/grid.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "time/date.h"

void
grid_init(struct grid *g, const char *title)
{
	memset(g, 0, sizeof(*g));
	g->title = mem_text(title != NULL ? title : "");
}

void
grid_release(struct grid *g)
{
	size_t i;

	for (i = 0; i < g->ncolumns; i++) {
		free(g->columns[i].key);
		free(g->columns[i].label);
	}
	for (i = 0; i < g->nrows * g->ncolumns; i++) {
		free(g->cells[i].s);
		free(g->cells[i].shown);
	}
	for (i = 0; i < g->nnotes; i++)
		free(g->notes[i]);
	free(g->title);
	free(g->columns);
	free(g->cells);
	free(g->notes);
	memset(g, 0, sizeof(*g));
}

void
grid_column(struct grid *g, const char *key, const char *label)
{
	struct grid_column *c;

	if (g->nrows > 0)
		BUG("a column after the first row");
	mem_grow(&g->columns, g->ncolumns, &g->capcolumns,
	    sizeof(*g->columns));
	c = &g->columns[g->ncolumns++];
	c->key = mem_text(key);
	c->label = mem_text(label);
	c->right = 0;
	c->decimal = 0;
	c->aside = 0;
	c->behind = 0;
	c->fold = 0;
	c->cuts = 0;
	c->yields = 0;
	c->wraps = 0;
	c->leads = 0;
}

void
grid_column_right(struct grid *g, const char *key, const char *label)
{
	grid_column(g, key, label);
	g->columns[g->ncolumns - 1].right = 1;
}

void
grid_column_decimal(struct grid *g, const char *key, const char *label)
{
	grid_column_right(g, key, label);
	g->columns[g->ncolumns - 1].decimal = 1;
}

void
grid_aside(struct grid *g)
{
	g->columns[g->ncolumns - 1].aside = 1;
}

void
grid_behind(struct grid *g)
{
	g->columns[g->ncolumns - 1].behind = 1;
}

void
grid_fold(struct grid *g, int columns)
{
	g->columns[g->ncolumns - 1].fold = columns;
}

void
grid_cuts(struct grid *g)
{
	g->columns[g->ncolumns - 1].cuts = 1;
}

void
grid_yields(struct grid *g, int rank)
{
	g->columns[g->ncolumns - 1].yields = rank;
}

void
grid_wraps(struct grid *g)
{
	g->columns[g->ncolumns - 1].wraps = 1;
}

void
grid_leads(struct grid *g)
{
	g->columns[g->ncolumns - 1].leads = 1;
}

void
grid_row(struct grid *g)
{
	size_t need = (g->nrows + 1) * g->ncolumns;

	if (need > g->cap) {
		g->cap = need < 64 ? 64 : need * 2;
		g->cells = mem_resize(g->cells, g->cap, sizeof(*g->cells));
	}
	if (g->ncolumns > 0)
		memset(&g->cells[g->nrows * g->ncolumns], 0,
		    g->ncolumns * sizeof(*g->cells));
	g->nrows++;
	g->fill = 0;
}

static struct grid_cell *
next_cell(struct grid *g)
{
	if (g->nrows == 0 || g->fill >= g->ncolumns)
		BUG("a cell outside its row");
	return &g->cells[(g->nrows - 1) * g->ncolumns + g->fill++];
}

static struct grid_cell *
last_cell(struct grid *g)
{
	return &g->cells[(g->nrows - 1) * g->ncolumns + g->fill - 1];
}

void
grid_int(struct grid *g, int64_t n)
{
	struct grid_cell *cell = next_cell(g);

	if (n == NUM_NONE)
		return;
	cell->kind = GRID_INT;
	cell->n = n;
}

void
grid_text(struct grid *g, const char *s)
{
	if (s == NULL)
		grid_empty(g);
	else
		grid_textn(g, s, strlen(s));
}

/* A cell is a C string: a NUL in the text becomes a space. */
void
grid_textn(struct grid *g, const char *s, size_t len)
{
	struct grid_cell *cell = next_cell(g);
	char *nul;

	cell->kind = GRID_TEXT;
	cell->s = mem_copy(s, len);
	while ((nul = memchr(cell->s, '\0', len)) != NULL)
		*nul = ' ';
}

void
grid_code(struct grid *g, const char *code, const char *shown)
{
	grid_text(g, code);
	if (code != NULL)
		last_cell(g)->shown = mem_text(shown);
}

void
grid_copy_text(struct grid *g, const struct grid_cell *cell)
{
	struct grid_cell *copy = next_cell(g);

	*copy = *cell;
	copy->s = mem_text(cell->s);
	if (cell->shown != NULL)
		copy->shown = mem_text(cell->shown);
}

const char *
grid_shown(const struct grid_cell *cell)
{
	return cell->shown != NULL ? cell->shown : cell->s;
}

void
grid_empty(struct grid *g)
{
	next_cell(g);
}

void
grid_word(struct grid *g, const struct words *w, int64_t word)
{
	if (word == NUM_NONE)
		grid_empty(g);
	else
		grid_textn(g, words_text(w, word), words_len(w, word));
}

static void
put_date(struct grid *g, void (*put)(struct buf *, int64_t), int64_t n)
{
	struct buf b = BUF_INIT;

	if (n == NUM_NONE) {
		grid_empty(g);
		return;
	}
	put(&b, n);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
}

void
grid_day(struct grid *g, int64_t day)
{
	put_date(g, date_put_day, day);
}

void
grid_at(struct grid *g, int64_t at)
{
	put_date(g, date_put_at, at);
	if (at != NUM_NONE)
		last_cell(g)->is_at = 1;
}

void
grid_ratio(struct grid *g, struct ratio r, int scale)
{
	struct buf b = BUF_INIT;

	ratio_put(&b, r, scale, 1);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
}

void
grid_change(struct grid *g, struct ratio was, struct ratio is, int scale)
{
	struct buf b = BUF_INIT;

	ratio_put_change(&b, was, is, scale, 1);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
}

void
grid_note(struct grid *g, const char *s)
{
	mem_grow(&g->notes, g->nnotes, &g->capnotes, sizeof(*g->notes));
	g->notes[g->nnotes++] = mem_text(s);
}

void
grid_flag(struct grid *g, int is)
{
	grid_int(g, is != 0);
	last_cell(g)->is_flag = 1;
}

void
grid_put_int(struct buf *b, const struct grid_cell *cell)
{
	if (!cell->is_flag)
		buf_putn(b, cell->n);
	else if (cell->n != 0)
		buf_puts(b, lang_sheet("yes"));
}

void
grid_skip_empty(struct grid *g)
{
	g->skips_empty = 1;
}

int
grid_has_table(const struct grid *g)
{
	return g->ncolumns > 0 &&
	    !(g->skips_empty && g->nrows == 0 && g->nnotes > 0);
}
