#include "measure/weeks.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "measure/group.h"
#include "time/date.h"

#define WEEK_DAYS 7
#define MONDAY 4		/* day number of the first one: 1970-01-05 */
#define YEAR_WEEKS 52
#define BEFORE_LEAST 4		/* weeks before the first one of a backtest */
#define PARTS 840		/* 1/1 .. 1/8 are whole numbers of 1/840 */

struct group_weeks {
	size_t of[WEEKS_MAX_BY];	/* in struct weeks' by */
	int64_t first;			/* week of n[0] */
	int64_t *n;
	size_t len;
	int64_t recent;			/* in the last eight weeks */
};

/* Which group a pair of values is: a row for each value of the first field;
 * one more than the group, 0: not met yet. */
struct cross {
	size_t *of;
	size_t len;
};

struct weeks {
	const struct policy *policy;
	struct group by[WEEKS_MAX_BY];
	size_t nby;
	struct cross *crosses;
	size_t ncrosses;
	struct group_weeks *groups;
	size_t n, cap;
	int64_t min_at, max_at;

	int64_t first;			/* complete week */
	size_t count;
	int64_t *row;			/* for weeks_of */
};

static int64_t
week_of_day(int64_t day)
{
	int64_t from = day - MONDAY;

	return from >= 0 ? from / WEEK_DAYS :
	    -((-from + WEEK_DAYS - 1) / WEEK_DAYS);
}

static int64_t
monday_of(int64_t week)
{
	return week * WEEK_DAYS + MONDAY;
}

struct weeks *
weeks_new(const struct policy *p, struct words *w, const enum rates_by *by,
    size_t n)
{
	struct weeks *ws = mem_array(1, sizeof(*ws));
	size_t i;

	if (n < 1 || n > WEEKS_MAX_BY)
		BUG("groups of too many fields");
	ws->policy = p;
	ws->nby = n;
	for (i = 0; i < n; i++)
		group_init(&ws->by[i], p, w, by[i]);
	ws->min_at = INT64_MAX;
	ws->max_at = NUM_NONE;
	return ws;
}

void
weeks_free(struct weeks *ws)
{
	size_t i;

	if (ws == NULL)
		return;
	for (i = 0; i < ws->nby; i++)
		group_release(&ws->by[i]);
	for (i = 0; i < ws->ncrosses; i++)
		free(ws->crosses[i].of);
	for (i = 0; i < ws->n; i++)
		free(ws->groups[i].n);
	free(ws->crosses);
	free(ws->groups);
	free(ws->row);
	free(ws);
}

/* --- counting ----------------------------------------------------------- */

static int
is_demand(const struct weeks *ws, const struct record *r)
{
	int64_t flags = r->m[M_FLAGS];

	return r->m[M_RECEIVED_AT] != NUM_NONE &&
	    (r->m[M_ROLE] == NUM_NONE || r->m[M_ROLE] == ROLE_LEAD) &&
	    (flags == NUM_NONE || (flags & FLAG_TASK) == 0) &&
	    policy_is_counted(ws->policy, r->m[M_NATURE]);
}

static void *
grow_cleared(void *p, size_t *len, size_t need, size_t size)
{
	char *bytes = p;

	if (need <= *len)
		return p;
	if (need < 2 * *len)
		need = 2 * *len;
	bytes = mem_resize(bytes, need, size);
	memset(bytes + *len * size, 0, (need - *len) * size);
	*len = need;
	return bytes;
}

static struct group_weeks *
find_group(struct weeks *ws, const struct record *r)
{
	size_t a = group_of(&ws->by[0], r);
	size_t b = ws->nby > 1 ? group_of(&ws->by[1], r) : 0;
	struct group_weeks *g;
	struct cross *c;

	ws->crosses = grow_cleared(ws->crosses, &ws->ncrosses, a + 1,
	    sizeof(*ws->crosses));
	c = &ws->crosses[a];
	c->of = grow_cleared(c->of, &c->len, b + 1, sizeof(*c->of));
	if (c->of[b] == 0) {
		mem_grow(&ws->groups, ws->n, &ws->cap, sizeof(*ws->groups));
		g = &ws->groups[ws->n++];
		memset(g, 0, sizeof(*g));
		g->of[0] = a;
		g->of[1] = b;
		c->of[b] = ws->n;
	}
	return &ws->groups[c->of[b] - 1];
}

static void
count_up(struct group_weeks *g, int64_t week)
{
	size_t more;

	if (g->len == 0)
		g->first = week;
	if (week < g->first) {
		more = (size_t)(g->first - week);
		g->n = mem_resize(g->n, g->len + more, sizeof(*g->n));
		memmove(g->n + more, g->n, g->len * sizeof(*g->n));
		memset(g->n, 0, more * sizeof(*g->n));
		g->len += more;
		g->first = week;
	}
	g->n = grow_cleared(g->n, &g->len, (size_t)(week - g->first) + 1,
	    sizeof(*g->n));
	g->n[week - g->first]++;
}

void
weeks_add(struct weeks *ws, const struct record *r)
{
	int64_t at = r->m[M_RECEIVED_AT];

	if (!is_demand(ws, r))
		return;
	if (at < ws->min_at)
		ws->min_at = at;
	if (at > ws->max_at)
		ws->max_at = at;
	count_up(find_group(ws, r), week_of_day(date_day_of(at)));
}

/* --- the complete weeks ------------------------------------------------- */

static int64_t
count_at(const struct group_weeks *g, int64_t week)
{
	if (week < g->first || week >= g->first + (int64_t)g->len)
		return 0;
	return g->n[week - g->first];
}

static int64_t
sum_of(const struct weeks *ws, const struct group_weeks *g, size_t last)
{
	int64_t week, end = ws->first + (int64_t)ws->count, sum = 0;

	for (week = end - (int64_t)last; week < end; week++)
		sum += count_at(g, week);
	return sum;
}

static int
compare(const void *pa, const void *pb, void *arg)
{
	const struct group_weeks *a = pa, *b = pb;
	const struct weeks *ws = arg;
	size_t i;
	int rc;

	if (a->recent != b->recent)
		return a->recent > b->recent ? -1 : 1;
	for (i = 0; i < ws->nby; i++) {
		rc = group_cmp(&ws->by[i], ws->by[i].keys[a->of[i]],
		    ws->by[i].keys[b->of[i]]);
		if (rc != 0)
			return rc;
	}
	return 0;
}

/* Leave out groups that occur in no complete week, then sort. */
static void
settle_groups(struct weeks *ws)
{
	size_t recent = ws->count < WEEKS_MEAN ? ws->count : WEEKS_MEAN;
	size_t i, kept = 0;

	for (i = 0; i < ws->n; i++) {
		if (sum_of(ws, &ws->groups[i], ws->count) == 0) {
			free(ws->groups[i].n);
			continue;
		}
		ws->groups[kept] = ws->groups[i];
		ws->groups[kept].recent = sum_of(ws, &ws->groups[kept],
		    recent);
		kept++;
	}
	ws->n = kept;
	if (kept > 1)
		qsort_r(ws->groups, kept, sizeof(*ws->groups), compare, ws);
}

void
weeks_end(struct weeks *ws, int64_t until_at, int known)
{
	int64_t last = week_of_day(date_day_of(until_at)) - 1, first_day;

	ws->count = 0;
	if (ws->max_at != NUM_NONE) {
		first_day = date_day_of(ws->min_at);
		ws->first = week_of_day(first_day + WEEK_DAYS - 1);
		if (!known && last > week_of_day(date_day_of(ws->max_at)))
			last = week_of_day(date_day_of(ws->max_at));
		if (last >= ws->first)
			ws->count = (size_t)(last - ws->first) + 1;
	}
	settle_groups(ws);
	ws->row = mem_array(ws->count + 1, sizeof(*ws->row));
}

size_t
weeks_count(const struct weeks *ws)
{
	return ws->count;
}

int64_t
weeks_next_day(const struct weeks *ws)
{
	return monday_of(ws->first + (int64_t)ws->count);
}

size_t
weeks_groups(const struct weeks *ws)
{
	return ws->n;
}

void
weeks_put_group(struct buf *b, const struct weeks *ws, size_t group)
{
	const struct group_weeks *g = &ws->groups[group];
	size_t i;

	for (i = 0; i < ws->nby; i++) {
		if (i > 0)
			buf_puts(b, "×");
		group_put_key(b, &ws->by[i], ws->by[i].keys[g->of[i]]);
	}
}

const int64_t *
weeks_of(struct weeks *ws, size_t group)
{
	size_t i;

	for (i = 0; i < ws->count; i++)
		ws->row[i] = count_at(&ws->groups[group],
		    ws->first + (int64_t)i);
	return ws->row;
}

/* --- the mean and its errors -------------------------------------------- */

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* The mean of the last eight of n weeks, in parts. */
static int64_t
mean_parts(const int64_t *counts, size_t n)
{
	size_t used = least(n, WEEKS_MEAN), i;
	int64_t sum = 0;

	for (i = n - used; i < n; i++)
		sum += counts[i];
	return sum * (PARTS / (int64_t)used);
}

static int
compare_errors(const void *pa, const void *pb)
{
	const int64_t *a = pa, *b = pb;

	return (*a > *b) - (*a < *b);
}

/* The signed errors at this step, sorted; how many. */
static size_t
backtest(int64_t *errors, const int64_t *counts, size_t n, size_t step)
{
	size_t before = n >= BEFORE_LEAST + step ? BEFORE_LEAST : 1;
	size_t known, m = 0;

	for (known = before; known + step <= n; known++)
		errors[m++] = counts[known + step - 1] * PARTS -
		    mean_parts(counts, known);
	qsort(errors, m, sizeof(*errors), compare_errors);
	return m;
}

static void
set_spread(struct weeks_guess *g, const int64_t *errors, size_t m,
    int64_t mean)
{
	size_t rank = (m + 1) / 10, i;
	int64_t lo, hi, sum = 0;

	if (rank < 1)
		rank = 1;
	for (i = 0; i < m; i++)
		sum += errors[i] < 0 ? -errors[i] : errors[i];
	lo = errors[rank - 1] < 0 ? mean + errors[rank - 1] : mean;
	hi = errors[m - rank] > 0 ? mean + errors[m - rank] : mean;
	g->lo = (struct ratio){ lo > 0 ? lo : 0, PARTS };
	g->hi = (struct ratio){ hi, PARTS };
	g->mae = (struct ratio){ sum, PARTS * (int64_t)m };
}

void
weeks_guess(struct weeks_guess *g, const int64_t *counts, size_t n,
    size_t step)
{
	size_t tried = least(step, n > 1 ? n - 1 : 1);
	int64_t *errors = mem_array(n, sizeof(*errors));
	int64_t mean = mean_parts(counts, n);

	memset(g, 0, sizeof(*g));
	g->used = least(n, WEEKS_MEAN);
	g->mean = (struct ratio){ mean, PARTS };
	g->errors = backtest(errors, counts, n, tried);
	if (g->errors > 0)
		set_spread(g, errors, g->errors, mean);
	g->from_last_year = n + step > YEAR_WEEKS;
	g->baseline = g->from_last_year ? counts[n + step - 1 - YEAR_WEEKS] :
	    counts[n - 1];
	free(errors);
}
