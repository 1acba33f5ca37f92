#ifndef RENDER_CHARTPARTS_H
#define RENDER_CHARTPARTS_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "render/chart.h"

/* What a chart is made of, for the files that draw it and nobody else. */
struct chart_series {
	char *label;
	int64_t *y;		/* one for each x */
	int dashed;
};

struct chart_band {
	char *label;
	int64_t *lo, *hi;
};

struct chart_target {
	char *label;
	int64_t value;
};

struct chart_mark {
	char *label;
	size_t x;
};

struct chart {
	enum chart_kind kind;
	char *title, *about, *unit;
	int places, is_wide, is_zoomed;
	char **x;
	struct chart_series *series;
	struct chart_band *bands;
	struct chart_target *targets;
	struct chart_mark *marks;
	size_t nx, nseries, nbands, ntargets, nmarks;
	size_t cap_x, cap_series, cap_bands, cap_targets, cap_marks;
};

/* The largest value of the series; 0 where there is none. */
int64_t chart_highest(const struct chart *c);

#endif
