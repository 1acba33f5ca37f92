#ifndef RENDER_CHART_H
#define RENDER_CHART_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "render/grid.h"

/*
 * A neutral chart: what is to be seen, before anyone decides how it is drawn.
 * In HTML it is an inline SVG with a title and a description for those who
 * cannot see it, and its numbers as a table to unfold; elsewhere it is that
 * table, or bars of characters.
 *
 * Values are integers in units of 10^-places, so that the same figures give
 * the same bytes: 88.5 is 885 with one place. NUM_NONE is a gap. Values of
 * columns, bars, heat and funnel are at least 0.
 *
 *	LINES	one line a series over x; bands, targets and marks beside it
 *	COLUMNS	upright, over x, those of the series side by side
 *	BARS	lying, one for each x; one series
 *	FUNNEL	as bars, each with its share of the first
 *	HEAT	a cell for each series (its row) and x (its column)
 */
enum chart_kind { CHART_LINES, CHART_COLUMNS, CHART_BARS, CHART_FUNNEL,
	CHART_HEAT };

#define CHART_PLACES_MAX 3

struct chart;

/*
 * title names what is shown; about says in a sentence what a reader should
 * see in it, unit what a value is a number of ("cases", "%"). All in the
 * reader's language.
 */
struct chart *chart_new(enum chart_kind kind, const char *title,
    const char *about, const char *unit);
void chart_free(struct chart *c);

void chart_places(struct chart *c, int places);
/* As wide as the page; other charts stand two beside each other. */
void chart_wide(struct chart *c);
/* The scale of lines begins near the lowest value instead of at 0. */
void chart_zoom(struct chart *c);

/*
 * First the places along x, in their order; then what stands at them. Each of
 * these returns its number, from 0.
 */
size_t chart_x(struct chart *c, const char *label);
size_t chart_series(struct chart *c, const char *label);
void chart_value(struct chart *c, size_t series, size_t x, int64_t value);
/* A line that is no observation: drawn in dashes. */
void chart_dashed(struct chart *c, size_t series);

/* A range around something, from lo to hi; two of them make a fan. */
size_t chart_band(struct chart *c, const char *label);
void chart_range(struct chart *c, size_t band, size_t x, int64_t lo,
    int64_t hi);
/* A level that is aimed at, over the whole width. */
void chart_target(struct chart *c, const char *label, int64_t value);
/* A line upright at x: "today", "forecast from here". */
void chart_mark(struct chart *c, size_t x, const char *label);

const char *chart_title(const struct chart *c);

/* Whether there is any value to draw. */
int chart_is_empty(const struct chart *c);

/*
 * Its numbers as a table, a row for each x, into a g that was just
 * initialised; of HEAT a row for each series. Keys of the columns are x,
 * s1, s2 …, lo1, hi1 …, in their order.
 */
void chart_grid(struct grid *g, const struct chart *c);

/* 885 with one place: "88.5"; NUM_NONE: "—". */
void chart_put_value(struct buf *b, const struct chart *c, int64_t value);

#endif
