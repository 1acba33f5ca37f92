#include "render/chartplot.h"

#include "base/lang.h"
#include "base/num.h"
#include "render/chartparts.h"
#include "render/svg.h"

#define PLOT_HEIGHT 1350
#define PLOT_HEIGHT_WIDE 1250
#define LEGEND_ROW 170
#define SWATCH 180
#define GAP 60
#define STEPS_MAX 5
#define SMALL_GAP 40

/* --- the scale ----------------------------------------------------------- */

static void
widen(struct chartplot *p, int64_t value)
{
	if (value == NUM_NONE)
		return;
	if (p->lo == NUM_NONE || value < p->lo)
		p->lo = value;
	if (p->hi == NUM_NONE || value > p->hi)
		p->hi = value;
}

/* 1, 2 or 5 times a power of ten: so that so few steps reach. */
static int64_t
nice_step(int64_t range)
{
	int64_t power = 1;

	for (;; power *= 10) {
		if (range <= power * STEPS_MAX)
			return power;
		if (range <= 2 * power * STEPS_MAX)
			return 2 * power;
		if (range <= 5 * power * STEPS_MAX)
			return 5 * power;
	}
}

static int64_t
floor_to(int64_t value, int64_t step)
{
	int64_t rest = value % step;

	return value - (rest < 0 ? rest + step : rest);
}

static void
set_scale(struct chartplot *p)
{
	const struct chart *c = p->chart;
	size_t i, k;

	p->lo = p->hi = NUM_NONE;
	for (k = 0; k < c->nx; k++) {
		for (i = 0; i < c->nseries; i++)
			widen(p, c->series[i].y[k]);
		for (i = 0; i < c->nbands; i++) {
			widen(p, c->bands[i].lo[k]);
			widen(p, c->bands[i].hi[k]);
		}
	}
	for (i = 0; i < c->ntargets; i++)
		widen(p, c->targets[i].value);
	if (!c->is_zoomed || p->lo == NUM_NONE)
		widen(p, 0);
	if (p->hi == p->lo)
		p->hi = p->lo + 1;
	p->step = nice_step(p->hi - p->lo);
	p->lo = floor_to(p->lo, p->step);
	p->hi = floor_to(p->hi + p->step - 1, p->step);
}

int64_t
chartplot_y(const struct chartplot *p, int64_t value)
{
	return p->bottom - (value - p->lo) * (p->bottom - p->top) /
	    (p->hi - p->lo);
}

int64_t
chartplot_x(const struct chartplot *p, size_t x)
{
	int64_t n = (int64_t)p->chart->nx;

	return p->left + (p->right - p->left) * (2 * (int64_t)x + 1) /
	    (2 * (n > 0 ? n : 1));
}

void
chartplot_put_class(struct buf *b, const char *prefix, size_t i)
{
	buf_printf(b, "%s%zu", prefix, i % CHARTPLOT_COLOURS);
}

/* --- the legend ---------------------------------------------------------- */

struct legend {
	struct chartplot *plot;
	int64_t x, y;		/* of the next entry */
};

static void
next_entry(struct legend *l, const char *label)
{
	int64_t need = SWATCH + GAP + svg_text_width(label);

	if (l->x > 0 && l->x + need > l->plot->width) {
		l->x = 0;
		l->y += LEGEND_ROW;
	}
}

static void
end_entry(struct legend *l, const char *label)
{
	struct buf *b = l->plot->b;

	svg_text(b, "k", "start", l->x + SWATCH + GAP, l->y + 110, label);
	buf_putc(b, '\n');
	l->x += SWATCH + 3 * GAP + svg_text_width(label);
}

static void
put_swatch(struct legend *l, const char *class, const char *label,
    int is_line)
{
	next_entry(l, label);
	if (is_line)
		svg_line(l->plot->b, class, l->x, l->y + 70, l->x + SWATCH,
		    l->y + 70);
	else
		svg_rect(l->plot->b, class, l->x, l->y + 20, SWATCH, 100);
	end_entry(l, label);
}

static void
put_series_swatch(struct legend *l, size_t i)
{
	const struct chart *c = l->plot->chart;
	int is_line = c->kind == CHART_LINES;
	struct buf class = BUF_INIT;

	buf_puts(&class, is_line ? "l " : "b ");
	chartplot_put_class(&class, "s", i);
	if (c->series[i].dashed)
		buf_puts(&class, " d");
	put_swatch(l, class.data, c->series[i].label, is_line);
	buf_release(&class);
}

/* What a single series is, the title says. */
static void
put_legend(struct chartplot *p)
{
	const struct chart *c = p->chart;
	struct legend l = { p, 0, 0 };
	struct buf class = BUF_INIT;
	size_t i;

	if (c->nseries + c->nbands + c->ntargets > 1) {
		for (i = 0; i < c->nseries; i++)
			put_series_swatch(&l, i);
	}
	for (i = 0; i < c->nbands; i++) {
		buf_reset(&class);
		chartplot_put_class(&class, "f f", i);
		put_swatch(&l, class.data, c->bands[i].label, 0);
	}
	for (i = 0; i < c->ntargets; i++) {
		buf_reset(&class);
		chartplot_put_class(&class, "t t", i);
		put_swatch(&l, class.data, c->targets[i].label, 1);
	}
	buf_release(&class);
	p->top = l.x > 0 ? l.y + LEGEND_ROW + GAP : 0;
}

/* --- the axes ------------------------------------------------------------ */

static void
put_scale(struct chartplot *p)
{
	struct buf text = BUF_INIT;
	int64_t value, y;

	for (value = p->lo; value <= p->hi; value += p->step) {
		y = chartplot_y(p, value);
		svg_line(p->b, value == p->lo ? "a" : "g", p->left, y,
		    p->right, y);
		buf_reset(&text);
		chart_put_value(&text, p->chart, value);
		svg_text(p->b, "k", "end", p->left - SMALL_GAP - 10, y + 40,
		    text.data);
	}
	buf_putc(p->b, '\n');
	buf_release(&text);
}

static int64_t
scale_width(const struct chartplot *p)
{
	int64_t width = 0, value;
	struct buf text = BUF_INIT;

	for (value = p->lo; value <= p->hi; value += p->step) {
		buf_reset(&text);
		chart_put_value(&text, p->chart, value);
		if (svg_text_width(text.data) > width)
			width = svg_text_width(text.data);
	}
	buf_release(&text);
	return width + SMALL_GAP + 10;
}

/* Labels that don't touch each other; the first one always stands. */
static void
put_places(struct chartplot *p)
{
	const struct chart *c = p->chart;
	int64_t widest = 0, slot;
	size_t i, stride = 1;

	if (c->nx == 0)
		return;
	for (i = 0; i < c->nx; i++) {
		if (svg_text_width(c->x[i]) > widest)
			widest = svg_text_width(c->x[i]);
	}
	slot = (p->right - p->left) / (int64_t)c->nx;
	while ((int64_t)stride * slot < widest + 2 * GAP && stride < c->nx)
		stride++;
	for (i = 0; i < c->nx; i += stride) {
		svg_line(p->b, "a", chartplot_x(p, i), p->bottom,
		    chartplot_x(p, i), p->bottom + 30);
		svg_text(p->b, "k", "middle", chartplot_x(p, i),
		    p->bottom + 150, c->x[i]);
	}
	buf_putc(p->b, '\n');
}

void
chartplot_axes(struct chartplot *p, const struct chart *c, int ends)
{
	p->chart = c;
	p->width = c->is_wide ? CHARTPLOT_WIDE : CHARTPLOT_WIDTH;
	set_scale(p);
	put_legend(p);
	svg_text(p->b, "u", "start", 0, p->top + 100, c->unit);
	p->top += 190;
	p->bottom = p->top +
	    (c->is_wide ? PLOT_HEIGHT_WIDE : PLOT_HEIGHT);
	p->height = p->bottom + 200;
	p->left = scale_width(p);
	p->right = p->width - (ends ? 420 : 60);
	put_scale(p);
	put_places(p);
}

void
chartplot_put_marks(const struct chartplot *p)
{
	const struct chart *c = p->chart;
	int64_t x;
	size_t i;

	for (i = 0; i < c->nmarks; i++) {
		x = chartplot_x(p, c->marks[i].x);
		svg_line(p->b, "m", x, p->top, x, p->bottom);
		svg_text(p->b, "k", x * 2 > p->width ? "end" : "start",
		    x + (x * 2 > p->width ? -40 : 40), p->top + 90,
		    c->marks[i].label);
	}
}

void
chartplot_put_targets(const struct chartplot *p)
{
	const struct chart *c = p->chart;
	struct buf class = BUF_INIT;
	int64_t y;
	size_t i;

	for (i = 0; i < c->ntargets; i++) {
		buf_reset(&class);
		chartplot_put_class(&class, "t t", i);
		y = chartplot_y(p, c->targets[i].value);
		svg_line(p->b, class.data, p->left, y, p->right, y);
	}
	buf_release(&class);
}
