#include <stddef.h>
#include <string.h>

#include "base/num.h"
#include "render/chartparts.h"
#include "render/chartplot.h"
#include "render/svg.h"
#include "text/utf8.h"

#define ROW 240
#define HEAD_ROW 140
#define HEAD_ROWS 3
#define GAP 70
#define SHADES 7
#define HALF_WIDTH 58

/* As much of a label as fits between two cells' edges. */
static size_t
fit_head(const char *s, size_t len, int64_t width)
{
	size_t columns = (size_t)(width / HALF_WIDTH);

	return utf8_fit(s, len, columns > 2 ? columns : 2);
}

/* How many lines the longest label above a column takes. */
static int
head_rows(const struct chart *c, int64_t width)
{
	size_t i, len, fit;
	int rows, most = 1;
	const char *s;

	for (i = 0; i < c->nx; i++) {
		s = c->x[i];
		len = strlen(s);
		for (rows = 0; len > 0; rows++) {
			fit = fit_head(s, len, width);
			s += fit;
			len -= fit;
		}
		most = rows > most ? rows : most;
	}
	return most < HEAD_ROWS ? most : HEAD_ROWS;
}

static void
put_head(struct chartplot *p, size_t x, int64_t width)
{
	const char *s = p->chart->x[x];
	size_t len = strlen(s), fit;
	int row;

	for (row = 0; row < HEAD_ROWS && len > 0; row++) {
		fit = fit_head(s, len, width);
		svg_textn(p->b, "k", "middle",
		    p->left + width * (int64_t)x + width / 2,
		    HEAD_ROW * (row + 1) - 30, s, fit);
		s += fit;
		len -= fit;
	}
}

static int
shade_of(int64_t value, int64_t highest)
{
	if (value <= 0 || highest <= 0)
		return 0;
	return (int)((value * (SHADES - 1) + highest - 1) / highest);
}

static void
put_cell(struct chartplot *p, size_t row, size_t x, int64_t width)
{
	const struct chart *c = p->chart;
	int64_t value = c->series[row].y[x];
	int64_t left = p->left + width * (int64_t)x;
	int64_t y = p->top + (int64_t)row * ROW;
	int shade = shade_of(value, chart_highest(c));
	struct buf text = BUF_INIT, class = BUF_INIT;

	buf_printf(&class, "h h%d", shade);
	svg_rect(p->b, class.data, left, y, width, ROW);
	if (value != NUM_NONE && value != 0) {
		chart_put_value(&text, c, value);
		svg_text(p->b, shade >= SHADES - 2 ? "v w" : "v", "middle",
		    left + width / 2, y + 160, text.data);
	}
	buf_release(&class);
	buf_release(&text);
}

void
chartheat_draw(struct chartplot *p, const struct chart *c)
{
	int64_t widest = 0, width;
	size_t i, k;

	p->chart = c;
	p->width = c->is_wide ? CHARTPLOT_WIDE : CHARTPLOT_WIDTH;
	for (i = 0; i < c->nseries; i++) {
		if (svg_text_width(c->series[i].label) > widest)
			widest = svg_text_width(c->series[i].label);
	}
	p->left = (widest < p->width / 3 ? widest : p->width / 3) + GAP;
	p->right = p->width;
	width = (p->right - p->left) / (int64_t)(c->nx > 0 ? c->nx : 1);
	p->top = HEAD_ROW * head_rows(c, width);
	p->bottom = p->top + (int64_t)c->nseries * ROW;
	p->height = p->bottom + 10;
	for (k = 0; k < c->nx; k++)
		put_head(p, k, width);
	for (i = 0; i < c->nseries; i++) {
		svg_text(p->b, "k", "end", p->left - GAP,
		    p->top + (int64_t)i * ROW + 160, c->series[i].label);
		for (k = 0; k < c->nx; k++)
			put_cell(p, i, k, width);
		buf_putc(p->b, '\n');
	}
}
