#include "render/charttext.h"

#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "render/chartparts.h"
#include "render/textout.h"
#include "render/grid.h"
#include "text/utf8.h"

#define HEIGHTS 8
#define BAR_COLUMNS 40

/*
 * Values as blocks of eight heights, a blank for a gap: "▁▃▅█ ▂". Zero is the
 * lowest block, so that heights may be compared.
 */
static void
put_spark(struct buf *b, const int64_t *y, size_t n)
{
	static const char *const blocks[HEIGHTS] =
	    { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
	int64_t lo = 0, hi = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		if (y[i] != NUM_NONE && y[i] < lo)
			lo = y[i];
		if (y[i] != NUM_NONE && y[i] > hi)
			hi = y[i];
	}
	for (i = 0; i < n; i++) {
		if (y[i] == NUM_NONE)
			buf_putc(b, ' ');
		else
			buf_puts(b, hi == lo ? blocks[0] :
			    blocks[(y[i] - lo) * (HEIGHTS - 1) / (hi - lo)]);
	}
}

static void
put_series(struct grid *g, const struct chart *c, size_t series)
{
	const int64_t *y = c->series[series].y;
	int64_t lo = NUM_NONE, hi = NUM_NONE, last = NUM_NONE;
	struct buf text = BUF_INIT;
	int64_t ends[3];
	size_t i;

	for (i = 0; i < c->nx; i++) {
		if (y[i] == NUM_NONE)
			continue;
		lo = lo == NUM_NONE || y[i] < lo ? y[i] : lo;
		hi = hi == NUM_NONE || y[i] > hi ? y[i] : hi;
		last = y[i];
	}
	grid_row(g);
	grid_text(g, c->series[series].label);
	put_spark(&text, y, c->nx);
	grid_textn(g, text.data, text.len);
	ends[0] = lo;
	ends[1] = hi;
	ends[2] = last;
	for (i = 0; i < 3; i++) {
		buf_reset(&text);
		chart_put_value(&text, c, ends[i]);
		grid_textn(g, text.data, text.len);
	}
	buf_release(&text);
}

static void
put_lines(struct grid *g, const struct chart *c)
{
	struct buf note = BUF_INIT;
	size_t i;

	if (c->nx > 0)
		buf_printf(&note, "%s … %s", c->x[0], c->x[c->nx - 1]);
	grid_column(g, "series", "");
	grid_column(g, "course", note.data);
	grid_column_right(g, "lowest", lang_sheet("lowest"));
	grid_column_right(g, "highest", lang_sheet("highest"));
	grid_column_right(g, "last", lang_sheet("last"));
	for (i = 0; i < c->nseries; i++)
		put_series(g, c, i);
	for (i = 0; i < c->ntargets; i++) {
		buf_reset(&note);
		buf_printf(&note, "%s: ", c->targets[i].label);
		chart_put_value(&note, c, c->targets[i].value);
		grid_note(g, note.data);
	}
	buf_release(&note);
}

static void
put_bar(struct grid *g, const struct chart *c, size_t x, int64_t highest)
{
	int64_t value = c->series[0].y[x], n = 0;
	struct buf text = BUF_INIT;

	if (value != NUM_NONE && highest > 0)
		n = (value * BAR_COLUMNS + highest - 1) / highest;
	grid_row(g);
	grid_text(g, c->x[x]);
	chart_put_value(&text, c, value);
	grid_textn(g, text.data, text.len);
	buf_reset(&text);
	while (n-- > 0)
		buf_puts(&text, "█");
	grid_textn(g, text.data, text.len);
	buf_release(&text);
}

static void
put_bars(struct grid *g, const struct chart *c)
{
	int64_t highest = chart_highest(c);
	size_t i;

	grid_column(g, "x", "");
	grid_column_right(g, "s1", c->unit);
	grid_column(g, "bar", "");
	for (i = 0; i < c->nx && c->nseries > 0; i++)
		put_bar(g, c, i, highest);
}

void
charttext_put(struct buf *b, const struct chart *c, size_t columns)
{
	struct grid g;

	textout_said(b, c->about, columns);
	buf_putc(b, '\n');
	grid_init(&g, "");
	switch (c->kind) {
	case CHART_LINES:
	case CHART_COLUMNS:
		put_lines(&g, c);
		break;
	case CHART_BARS:
	case CHART_FUNNEL:
		put_bars(&g, c);
		break;
	case CHART_HEAT:
		chart_grid(&g, c);
		break;
	}
	textout_body(b, &g, columns);
	grid_release(&g);
}
