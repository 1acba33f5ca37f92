#include "render/chart.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "render/chartparts.h"

struct chart *
chart_new(enum chart_kind kind, const char *title, const char *about,
    const char *unit)
{
	struct chart *c = mem_array(1, sizeof(*c));

	c->kind = kind;
	c->title = mem_text(title);
	c->about = mem_text(about);
	c->unit = mem_text(unit);
	return c;
}

void
chart_free(struct chart *c)
{
	size_t i;

	if (c == NULL)
		return;
	for (i = 0; i < c->nx; i++)
		free(c->x[i]);
	for (i = 0; i < c->nseries; i++) {
		free(c->series[i].label);
		free(c->series[i].y);
	}
	for (i = 0; i < c->nbands; i++) {
		free(c->bands[i].label);
		free(c->bands[i].lo);
		free(c->bands[i].hi);
	}
	for (i = 0; i < c->ntargets; i++)
		free(c->targets[i].label);
	for (i = 0; i < c->nmarks; i++)
		free(c->marks[i].label);
	free(c->x);
	free(c->series);
	free(c->bands);
	free(c->targets);
	free(c->marks);
	free(c->title);
	free(c->about);
	free(c->unit);
	free(c);
}

void
chart_places(struct chart *c, int places)
{
	if (places < 0 || places > CHART_PLACES_MAX)
		BUG("a chart with so many places");
	c->places = places;
}

void
chart_wide(struct chart *c)
{
	c->is_wide = 1;
}

void
chart_zoom(struct chart *c)
{
	c->is_zoomed = 1;
}

size_t
chart_x(struct chart *c, const char *label)
{
	if (c->nseries > 0 || c->nbands > 0)
		BUG("a place along x after the first series");
	mem_grow(&c->x, c->nx, &c->cap_x, sizeof(*c->x));
	c->x[c->nx] = mem_text(label);
	return c->nx++;
}

/* A value for each x, all of them gaps. */
static int64_t *
new_values(const struct chart *c)
{
	int64_t *y = mem_array(c->nx + 1, sizeof(*y));
	size_t i;

	for (i = 0; i < c->nx; i++)
		y[i] = NUM_NONE;
	return y;
}

size_t
chart_series(struct chart *c, const char *label)
{
	struct chart_series *s;

	mem_grow(&c->series, c->nseries, &c->cap_series, sizeof(*c->series));
	s = &c->series[c->nseries];
	s->label = mem_text(label);
	s->y = new_values(c);
	s->dashed = 0;
	return c->nseries++;
}

static void
check_value(const struct chart *c, int64_t value)
{
	if (value != NUM_NONE && value < 0 && c->kind != CHART_LINES)
		BUG("a bar below nothing");
}

void
chart_value(struct chart *c, size_t series, size_t x, int64_t value)
{
	if (series >= c->nseries || x >= c->nx)
		BUG("a value outside its chart");
	check_value(c, value);
	c->series[series].y[x] = value;
}

void
chart_dashed(struct chart *c, size_t series)
{
	c->series[series].dashed = 1;
}

size_t
chart_band(struct chart *c, const char *label)
{
	struct chart_band *band;

	mem_grow(&c->bands, c->nbands, &c->cap_bands, sizeof(*c->bands));
	band = &c->bands[c->nbands];
	band->label = mem_text(label);
	band->lo = new_values(c);
	band->hi = new_values(c);
	return c->nbands++;
}

void
chart_range(struct chart *c, size_t band, size_t x, int64_t lo, int64_t hi)
{
	if (band >= c->nbands || x >= c->nx)
		BUG("a range outside its chart");
	if (lo == NUM_NONE || hi == NUM_NONE)
		return;
	c->bands[band].lo[x] = lo;
	c->bands[band].hi[x] = hi;
}

void
chart_target(struct chart *c, const char *label, int64_t value)
{
	struct chart_target *target;

	mem_grow(&c->targets, c->ntargets, &c->cap_targets,
	    sizeof(*c->targets));
	target = &c->targets[c->ntargets++];
	target->label = mem_text(label);
	target->value = value;
}

void
chart_mark(struct chart *c, size_t x, const char *label)
{
	struct chart_mark *mark;

	mem_grow(&c->marks, c->nmarks, &c->cap_marks, sizeof(*c->marks));
	mark = &c->marks[c->nmarks++];
	mark->label = mem_text(label);
	mark->x = x;
}

const char *
chart_title(const struct chart *c)
{
	return c->title;
}

int64_t
chart_highest(const struct chart *c)
{
	int64_t highest = 0;
	size_t i, k;

	for (i = 0; i < c->nseries; i++) {
		for (k = 0; k < c->nx; k++) {
			if (c->series[i].y[k] != NUM_NONE &&
			    c->series[i].y[k] > highest)
				highest = c->series[i].y[k];
		}
	}
	return highest;
}

int
chart_is_empty(const struct chart *c)
{
	size_t i, k;

	for (i = 0; i < c->nseries; i++) {
		for (k = 0; k < c->nx; k++) {
			if (c->series[i].y[k] != NUM_NONE)
				return 0;
		}
	}
	return 1;
}

void
chart_put_value(struct buf *b, const struct chart *c, int64_t value)
{
	static const int64_t powers[CHART_PLACES_MAX + 1] =
	    { 1, 10, 100, 1000 };
	int64_t unit = powers[c->places], whole;

	if (value == NUM_NONE) {
		buf_puts(b, "—");
		return;
	}
	if (value < 0)
		buf_putc(b, '-');
	whole = value / unit;
	buf_putn(b, whole < 0 ? -whole : whole);
	value %= unit;
	if (c->places > 0)
		buf_printf(b, ".%0*lld", c->places,
		    (long long)(value < 0 ? -value : value));
}

/* --- as a table ---------------------------------------------------------- */

static void
put_cell(struct grid *g, const struct chart *c, int64_t value)
{
	struct buf b = BUF_INIT;

	if (value == NUM_NONE) {
		grid_empty(g);
		return;
	}
	chart_put_value(&b, c, value);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
}

static void
put_column(struct grid *g, const char *prefix, size_t i, const char *label)
{
	struct buf key = BUF_INIT;

	buf_printf(&key, "%s%zu", prefix, i + 1);
	grid_column_decimal(g, key.data, label);
	buf_release(&key);
}

static void
put_band_columns(struct grid *g, const struct chart *c)
{
	struct buf label = BUF_INIT;
	size_t i;

	for (i = 0; i < c->nbands; i++) {
		buf_reset(&label);
		buf_printf(&label, lang_sheet("%s, from"), c->bands[i].label);
		put_column(g, "lo", i, label.data);
		buf_reset(&label);
		buf_printf(&label, lang_sheet("%s, to"), c->bands[i].label);
		put_column(g, "hi", i, label.data);
	}
	buf_release(&label);
}

static void
put_heat(struct grid *g, const struct chart *c)
{
	size_t i, k;

	for (k = 0; k < c->nx; k++)
		put_column(g, "x", k, c->x[k]);
	for (i = 0; i < c->nseries; i++) {
		grid_row(g);
		grid_text(g, c->series[i].label);
		for (k = 0; k < c->nx; k++)
			put_cell(g, c, c->series[i].y[k]);
	}
}

void
chart_grid(struct grid *g, const struct chart *c)
{
	struct buf note = BUF_INIT;
	size_t i, k;

	grid_column(g, c->kind == CHART_HEAT ? "row" : "x", "");
	if (c->kind == CHART_HEAT) {
		put_heat(g, c);
		return;
	}
	for (i = 0; i < c->nseries; i++)
		put_column(g, "s", i, c->series[i].label);
	put_band_columns(g, c);
	for (k = 0; k < c->nx; k++) {
		grid_row(g);
		grid_text(g, c->x[k]);
		for (i = 0; i < c->nseries; i++)
			put_cell(g, c, c->series[i].y[k]);
		for (i = 0; i < c->nbands; i++) {
			put_cell(g, c, c->bands[i].lo[k]);
			put_cell(g, c, c->bands[i].hi[k]);
		}
	}
	for (i = 0; i < c->ntargets; i++) {
		buf_reset(&note);
		buf_printf(&note, "%s: ", c->targets[i].label);
		chart_put_value(&note, c, c->targets[i].value);
		grid_note(g, note.data);
	}
	buf_release(&note);
}
