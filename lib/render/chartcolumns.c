#include <stddef.h>

#include "base/num.h"
#include "render/chartparts.h"
#include "render/chartplot.h"
#include "render/svg.h"

#define LABELLED_MAX 24		/* so many columns have their number on top */

static void
put_column(struct chartplot *p, size_t series, size_t x)
{
	const struct chart *c = p->chart;
	int64_t value = c->series[series].y[x], n = (int64_t)c->nseries;
	int64_t slot = (p->right - p->left) / (int64_t)c->nx;
	int64_t width = slot * 7 / (10 * n), y = chartplot_y(p, value);
	int64_t left = chartplot_x(p, x) - width * n / 2 +
	    width * (int64_t)series;
	struct buf text = BUF_INIT, class = BUF_INIT;

	chartplot_put_class(&class, "b s", series);
	svg_rect(p->b, class.data, left, y, width > 10 ? width - 6 : width,
	    p->bottom - y);
	if (c->nx * c->nseries <= LABELLED_MAX) {
		chart_put_value(&text, c, value);
		svg_text(p->b, "v", "middle", left + width / 2, y - 30,
		    text.data);
	}
	buf_release(&class);
	buf_release(&text);
}

void
chartcolumns_draw(struct chartplot *p, const struct chart *c)
{
	size_t i, k;

	chartplot_axes(p, c, 0);
	for (k = 0; k < c->nx; k++) {
		for (i = 0; i < c->nseries; i++) {
			if (c->series[i].y[k] != NUM_NONE)
				put_column(p, i, k);
		}
		buf_putc(p->b, '\n');
	}
	chartplot_put_targets(p);
	chartplot_put_marks(p);
}
