#include <stddef.h>
#include <string.h>

#include "base/num.h"
#include "render/chartparts.h"
#include "render/chartplot.h"
#include "render/svg.h"
#include "text/utf8.h"

#define ROW 230
#define BAR 140
#define GAP 70
#define HALF_WIDTH 58

/* Labels share at most two fifths of the width with the bars. */
static int64_t
label_width(const struct chart *c, int64_t width)
{
	int64_t widest = 0;
	size_t i;

	for (i = 0; i < c->nx; i++) {
		if (svg_text_width(c->x[i]) > widest)
			widest = svg_text_width(c->x[i]);
	}
	return widest < width * 2 / 5 ? widest : width * 2 / 5;
}

static void
put_label(struct chartplot *p, const char *label, int64_t y)
{
	size_t len = strlen(label);
	size_t columns = (size_t)((p->left - GAP) / HALF_WIDTH);
	struct buf text = BUF_INIT;

	if (utf8_width(label, len) > columns) {
		buf_put(&text, label, utf8_fit(label, len, columns - 2));
		buf_puts(&text, "…");
	} else {
		buf_puts(&text, label);
	}
	svg_text(p->b, "k", "end", p->left - GAP, y + 105, text.data);
	buf_release(&text);
}

/* In tenths of a percent of the first, rounded half up. */
static void
put_share(struct chartplot *p, int64_t value, int64_t first, int64_t y)
{
	int64_t share = (value * 2000 + first) / (2 * first);
	struct buf text = BUF_INIT;

	buf_printf(&text, "%lld.%lld%%", (long long)(share / 10),
	    (long long)(share % 10));
	svg_text(p->b, "k", "end", p->width, y, text.data);
	buf_release(&text);
}

static void
put_bar(struct chartplot *p, size_t i, int64_t highest)
{
	const struct chart *c = p->chart;
	int64_t value = c->series[0].y[i], y = p->top + (int64_t)i * ROW;
	int64_t first = c->series[0].y[0], width = 0;
	struct buf text = BUF_INIT;

	put_label(p, c->x[i], y);
	if (value != NUM_NONE && highest > 0)
		width = value * (p->right - p->left) / highest;
	if (c->kind == CHART_FUNNEL)
		svg_rect(p->b, "r", p->left, y, p->right - p->left, BAR);
	svg_rect(p->b, "b s0", p->left, y, width, BAR);
	chart_put_value(&text, c, value);
	if (c->kind == CHART_FUNNEL && value != NUM_NONE && i > 0 &&
	    first != NUM_NONE && first > 0)
		put_share(p, value, first, y + 105);
	svg_text(p->b, "v", "start", (c->kind == CHART_FUNNEL ? p->right :
	    p->left + width) + 50, y + 105, text.data);
	buf_putc(p->b, '\n');
	buf_release(&text);
}

void
chartbars_draw(struct chartplot *p, const struct chart *c)
{
	size_t i;

	p->chart = c;
	p->width = c->is_wide ? CHARTPLOT_WIDE : CHARTPLOT_WIDTH;
	p->top = 20;
	p->bottom = p->top + (int64_t)c->nx * ROW;
	p->height = p->bottom;
	p->left = label_width(c, p->width) + GAP;
	p->right = p->width - (c->kind == CHART_FUNNEL ? 1000 : 480);
	for (i = 0; i < c->nx && c->nseries > 0; i++)
		put_bar(p, i, chart_highest(c));
}
