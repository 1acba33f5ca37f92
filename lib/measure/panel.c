#include "measure/panel.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "time/date.h"

#define MONDAY 4		/* day number of the first one: 1970-01-05 */
#define MONTH_END 32
#define LIKELY 10		/* a group with so many is not likely at 0 */

struct panel *
panel_new(enum series_freq freq)
{
	struct panel *p = mem_array(1, sizeof(*p));

	p->freq = freq;
	p->min_day = INT64_MAX;
	p->max_day = INT64_MIN;
	return p;
}

void
panel_free(struct panel *p)
{
	size_t i;

	if (p == NULL)
		return;
	for (i = 0; i < p->n; i++)
		free(p->groups[i].cells);
	free(p->groups);
	pairs_release(&p->keys);
	free(p);
}

/* --- periods ------------------------------------------------------------ */

int64_t
panel_period(enum series_freq freq, int64_t day)
{
	int64_t from = day - MONDAY;
	struct date d;

	if (freq == SERIES_DAY)
		return day;
	if (freq == SERIES_WEEK)
		return from >= 0 ? from / 7 : -((-from + 6) / 7);
	d = date_from_day(day);
	return d.year * 12 + d.month - 1;
}

int64_t
panel_start(enum series_freq freq, int64_t period)
{
	struct date d = { (int)(period / 12), (int)(period % 12) + 1, 1 };

	if (freq == SERIES_DAY)
		return period;
	return freq == SERIES_WEEK ? period * 7 + MONDAY : date_to_day(&d);
}

int64_t
panel_day(const struct panel *p, size_t i)
{
	return panel_start(p->freq, p->first + (int64_t)i) + p->shift;
}

/* --- counting ----------------------------------------------------------- */

size_t
panel_group(struct panel *p, int64_t a, int64_t b)
{
	size_t group = pairs_add(&p->keys, a, b);

	if (group == p->n) {
		mem_grow(&p->groups, p->n, &p->cap, sizeof(*p->groups));
		memset(&p->groups[p->n++], 0, sizeof(*p->groups));
	}
	return group;
}

/* So many more cells, before or behind those that are there: 0, or -1. */
static int
widen(struct panel *p, struct panel_group *g, size_t before, size_t behind)
{
	static const struct panel_cell none = { NAN, 0 };
	size_t len = g->len + before + behind, i;

	if (before + behind > PANEL_MAX_CELLS - p->cells)
		return -1;
	p->cells += before + behind;
	if (len > g->cap) {
		g->cap = len < 2 * g->cap ? 2 * g->cap : len;
		g->cells = mem_resize(g->cells, g->cap, sizeof(*g->cells));
	}
	if (before > 0)
		memmove(g->cells + before, g->cells,
		    g->len * sizeof(*g->cells));
	for (i = 0; i < before; i++)
		g->cells[i] = none;
	for (i = before + g->len; i < len; i++)
		g->cells[i] = none;
	g->len = len;
	g->first -= (int64_t)before;
	return 0;
}

/* The cell of a period, or NULL where there is no more room. */
static struct panel_cell *
cell(struct panel *p, struct panel_group *g, int64_t period)
{
	int64_t end;

	if (g->len == 0)
		g->first = period;
	end = g->first + (int64_t)g->len;
	if (period < g->first &&
	    widen(p, g, (size_t)(g->first - period), 0) < 0)
		return NULL;
	if (period >= end &&
	    widen(p, g, 0, (size_t)(period - end) + 1) < 0)
		return NULL;
	return &g->cells[period - g->first];
}

/* Whether all days so far are the same day of the week, of the month. */
static void
compare_day(struct panel *p, int64_t day)
{
	int is_first = p->min_day > p->max_day, is_last;
	struct date d;

	if (is_first)
		p->weekday = date_weekday(day);
	else if (p->weekday != 0 && p->weekday != date_weekday(day))
		p->weekday = 0;
	if (!is_first && p->month_day == 0)
		return;
	d = date_from_day(day);
	is_last = d.day == date_month_days(d.year, d.month);
	if (is_first)
		p->month_day = is_last ? MONTH_END : d.day;
	else if (p->month_day != d.day &&
	    !(p->month_day == MONTH_END && is_last))
		p->month_day = 0;
}

static int
add_to(struct panel *p, struct panel_group *g, struct panel_cell *c,
    int64_t day, double count)
{
	compare_day(p, day);
	p->min_day = day < p->min_day ? day : p->min_day;
	p->max_day = day > p->max_day ? day : p->max_day;
	if (isnan(count)) {
		g->says_missing = 1;
		return 0;
	}
	if (count == 0)
		p->has_zero = 1;
	c->sum = isnan(c->sum) ? count : c->sum + count;
	g->total += count;
	g->counts++;
	return 0;
}

int
panel_add(struct panel *p, size_t group, int64_t day, double count,
    struct err *e)
{
	struct panel_group *g = &p->groups[group];
	struct panel_cell *c = cell(p, g, panel_period(p->freq, day));

	if (c == NULL)
		return err_set(e, ERR_DATA, "too many groups and periods");
	return add_to(p, g, c, day, count);
}

int
panel_add_once(struct panel *p, size_t group, int64_t day, double count,
    struct err *e)
{
	struct panel_group *g = &p->groups[group];
	int64_t period = panel_period(p->freq, day);
	struct panel_cell *c = cell(p, g, period);
	uint32_t its;

	if (c == NULL)
		return err_set(e, ERR_DATA, "too many groups and periods");
	its = UINT32_C(1) << (day - panel_start(p->freq, period));
	if ((c->days & its) != 0)
		return 1;
	c->days |= its;
	return add_to(p, g, c, day, count);
}

/* --- whole periods ------------------------------------------------------ */

static void
set_periods(struct panel *p, int64_t first, int64_t last)
{
	p->first = first;
	p->count = last >= first ? (size_t)(last - first) + 1 : 0;
}

void
panel_end(struct panel *p, int64_t from_day, int64_t to_day,
    enum panel_gaps gaps)
{
	int64_t first = panel_period(p->freq, from_day);
	int64_t last = panel_period(p->freq, to_day);

	p->gaps = gaps;
	if (panel_start(p->freq, first) < from_day)
		first++;
	if (panel_start(p->freq, last + 1) > to_day + 1)
		last--;
	set_periods(p, first, last);
}

void
panel_end_rows(struct panel *p, enum panel_gaps gaps)
{
	int stands = (p->freq == SERIES_WEEK && p->weekday != 0) ||
	    (p->freq == SERIES_MONTH && p->month_day != 0);

	if (p->min_day > p->max_day) {
		p->gaps = gaps;
		return;
	}
	if (!stands) {
		panel_end(p, p->min_day, p->max_day, gaps);
		return;
	}
	p->gaps = gaps;
	p->shift = p->freq == SERIES_WEEK ? p->weekday - 1 : 0;
	set_periods(p, panel_period(p->freq, p->min_day),
	    panel_period(p->freq, p->max_day));
}

static int
is_missing(const struct panel *p, const struct panel_group *g)
{
	if (p->gaps != PANEL_GUESS)
		return p->gaps == PANEL_MISSING;
	return p->has_zero || g->says_missing ||
	    g->total >= LIKELY * (double)g->counts;
}

static void
cut_front(double *y, struct series *s, int64_t *first, size_t skip)
{
	s->n -= skip;
	memmove(y, y + skip, s->n * sizeof(*y));
	*first += (int64_t)skip;
}

/* Cut what is missing at both ends. */
static void
cut(double *y, struct series *s, int64_t *first)
{
	size_t skip = 0;

	while (s->n > 0 && isnan(y[s->n - 1]))
		s->n--;
	while (skip < s->n && isnan(y[skip]))
		skip++;
	cut_front(y, s, first, skip);
}

/* Among those from i on: the longest run of zeros. */
static size_t
longest_without(const double *y, size_t n, size_t i)
{
	size_t run = 0, longest = 0;

	for (; i < n; i++) {
		if (isnan(y[i]))
			continue;
		run = y[i] > 0 ? 0 : run + 1;
		longest = run > longest ? run : longest;
	}
	return longest;
}

/* Whether a group with its first count at i, behind so many zeros, was not
 * there before. */
static int
has_begun(const double *y, size_t n, size_t i, size_t zeros,
    enum series_freq freq)
{
	size_t window = freq == SERIES_DAY ? 28 : freq == SERIES_WEEK ? 8 : 3;
	size_t known = 0, some = 0, k;
	double sum = 0;

	for (k = i; k < n && known < window; k++) {
		if (isnan(y[k]))
			continue;
		known++;
		some += y[k] > 0;
		sum += y[k];
	}
	return 2 * some >= window && sum >= PANEL_MANY &&
	    sum / (double)known * (double)zeros >= PANEL_LIKELY &&
	    2 * longest_without(y, n, i) < zeros;
}

/* How many periods in front a group was not there yet. */
static size_t
before_begin(const double *y, size_t n, enum series_freq freq)
{
	size_t first, zeros = 0;

	for (first = 0; first < n && !(y[first] > 0); first++)
		zeros += !isnan(y[first]);
	return first < n && has_begun(y, n, first, zeros, freq) ? first : 0;
}

static int
is_covered(const struct panel *p, size_t i)
{
	return p->covered == NULL || covered_has(p->covered,
	    panel_day(p, i), panel_day(p, i + 1) - 1);
}

void
panel_series(const struct panel *p, size_t group, double *y,
    struct series *s)
{
	const struct panel_group *g = &p->groups[group];
	int missing = is_missing(p, g);
	int64_t first = p->first, at;
	size_t i, known = 0;

	memset(s, 0, sizeof(*s));
	s->y = y;
	s->n = p->count;
	s->freq = p->freq;
	for (i = 0; i < p->count; i++) {
		at = p->first + (int64_t)i - g->first;
		y[i] = at >= 0 && at < (int64_t)g->len ?
		    g->cells[at].sum : NAN;
		if (!is_covered(p, i))
			y[i] = NAN;
		else if (isnan(y[i]) && !missing)
			y[i] = 0;
		else
			known += !isnan(y[i]);
	}
	if (known == 0)
		s->n = 0;
	if (missing)
		cut(y, s, &first);
	cut_front(y, s, &first, before_begin(y, s->n, p->freq));
	s->first_day = panel_start(p->freq, first) + p->shift;
}

size_t
panel_absent(const struct panel *p, size_t *groups)
{
	const struct panel_group *g;
	size_t absent = 0, before, i;

	*groups = 0;
	for (g = p->groups; g < p->groups + p->n; g++) {
		if (is_missing(p, g))
			continue;
		before = absent;
		for (i = 0; i < g->len; i++)
			absent += isnan(g->cells[i].sum);
		*groups += absent > before;
	}
	return absent;
}
