#include <stddef.h>

#include "base/num.h"
#include "render/chartparts.h"
#include "render/chartplot.h"
#include "render/svg.h"

#define DOT 26
#define END_GAP 125	/* between labels of last values */

/* From lo back along hi, one area for each run without a gap. */
static void
put_area(struct chartplot *p, const struct chart_band *band, size_t from,
    size_t to)
{
	size_t i;

	for (i = from; i < to; i++)
		svg_step(p->b, i == from ? 'M' : 'L', chartplot_x(p, i),
		    chartplot_y(p, band->hi[i]));
	for (i = to; i-- > from;)
		svg_step(p->b, 'L', chartplot_x(p, i),
		    chartplot_y(p, band->lo[i]));
	buf_putc(p->b, 'Z');
}

static size_t
run_end(const int64_t *y, size_t from, size_t n)
{
	while (from < n && y[from] != NUM_NONE)
		from++;
	return from;
}

static void
put_band(struct chartplot *p, size_t band)
{
	const struct chart *c = p->chart;
	size_t i, end;

	buf_puts(p->b, "<path class=\"");
	chartplot_put_class(p->b, "f f", band);
	buf_puts(p->b, "\" d=\"");
	for (i = 0; i < c->nx; i = end + 1) {
		end = run_end(c->bands[band].lo, i, c->nx);
		if (end > i)
			put_area(p, &c->bands[band], i, end);
	}
	buf_puts(p->b, "\"/>\n");
}

static void
put_path(struct chartplot *p, size_t series)
{
	const struct chart *c = p->chart;
	const int64_t *y = c->series[series].y;
	char command = 'M';
	size_t i;

	buf_puts(p->b, "<path class=\"l ");
	chartplot_put_class(p->b, "s", series);
	buf_puts(p->b, c->series[series].dashed ? " d\" d=\"" : "\" d=\"");
	for (i = 0; i < c->nx; i++) {
		if (y[i] != NUM_NONE)
			svg_step(p->b, command, chartplot_x(p, i),
			    chartplot_y(p, y[i]));
		command = y[i] == NUM_NONE ? 'M' : 'L';
	}
	buf_puts(p->b, "\"/>");
}

/* A value between two gaps would leave no trace of its line. */
static int
is_alone(const int64_t *y, size_t i, size_t n)
{
	return (i == 0 || y[i - 1] == NUM_NONE) &&
	    (i + 1 >= n || y[i + 1] == NUM_NONE);
}

/* The last place with a value; nx where there is none. */
static size_t
last_of(const struct chart *c, size_t series)
{
	size_t i = c->nx;

	while (i > 0 && c->series[series].y[i - 1] == NUM_NONE)
		i--;
	return i > 0 ? i - 1 : c->nx;
}

/* Labels at one place keep off those of earlier series. */
static int64_t
end_y(const struct chartplot *p, size_t series, size_t x)
{
	int64_t y = chartplot_y(p, p->chart->series[series].y[x]), other;
	size_t i;

	for (i = 0; i < series; i++) {
		if (last_of(p->chart, i) != x)
			continue;
		other = end_y(p, i, x);
		if (y >= other && y - other < END_GAP)
			y = other + END_GAP;
		else if (y < other && other - y < END_GAP)
			y = other - END_GAP;
	}
	return y;
}

static void
put_end(struct chartplot *p, size_t series, size_t x)
{
	const struct chart *c = p->chart;
	struct buf text = BUF_INIT, class = BUF_INIT;

	chartplot_put_class(&class, "e e", series);
	chart_put_value(&text, c, c->series[series].y[x]);
	svg_text(p->b, class.data, "start", chartplot_x(p, x) + 60,
	    end_y(p, series, x) + 40, text.data);
	buf_release(&class);
	buf_release(&text);
}

static void
put_dots(struct chartplot *p, size_t series)
{
	const struct chart *c = p->chart;
	const int64_t *y = c->series[series].y;
	struct buf class = BUF_INIT;
	size_t i, last = last_of(c, series);

	chartplot_put_class(&class, "o s", series);
	for (i = 0; i < c->nx; i++) {
		if (y[i] != NUM_NONE &&
		    (i == last || is_alone(y, i, c->nx)))
			svg_circle(p->b, class.data, chartplot_x(p, i),
			    chartplot_y(p, y[i]), DOT);
	}
	if (last < c->nx)
		put_end(p, series, last);
	buf_putc(p->b, '\n');
	buf_release(&class);
}

void
chartlines_draw(struct chartplot *p, const struct chart *c)
{
	size_t i;

	chartplot_axes(p, c, 1);
	for (i = 0; i < c->nbands; i++)
		put_band(p, i);
	chartplot_put_targets(p);
	chartplot_put_marks(p);
	for (i = 0; i < c->nseries; i++) {
		put_path(p, i);
		put_dots(p, i);
	}
}
