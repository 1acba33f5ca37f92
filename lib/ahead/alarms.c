#include "ahead/alarms.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "stat/chance.h"
#include "time/date.h"

#define YEAR 364
#define MONTH 30
#define PRIOR 0.5		/* demands assumed in the base */
#define WINDOWS 2.5		/* that overlap count as so many looks */
#define SPREAD 1.2		/* variance over mean of counts at rest */
#define SILENT 2		/* windows, before the same rings anew */

struct scan {
	const struct ahead *a;
	const struct season_alerts *rule;
	struct alarms rang;	/* all, also those that ring on */
	struct alarms *found;
	int64_t *days;		/* demands of each day */
	double share[8];	/* of weekdays, 1..7; on average 1 */
	double limit;		/* of the chance */
	int64_t day;
};

/* Cells of the whole office: a category in all communities. */
struct all {
	struct ahead_cells cells;
};

static int
compare_days(const void *pa, const void *pb)
{
	const struct ahead_case *a = pa, *b = pb;

	if (a->category != b->category)
		return a->category > b->category ? 1 : -1;
	if (a->day != b->day)
		return a->day > b->day ? 1 : -1;
	return (a->key > b->key) - (a->key < b->key);
}

static void
all_init(struct all *all, const struct ahead *a)
{
	struct ahead_cells *c = &all->cells;
	struct ahead_cell *cell = NULL;
	size_t i, cap = 0;

	memset(all, 0, sizeof(*all));
	c->cases = mem_array(a->n + 1, sizeof(*c->cases));
	if (a->n > 0)
		memcpy(c->cases, a->cases, a->n * sizeof(*c->cases));
	c->n = a->n;
	if (c->n > 1)
		qsort(c->cases, c->n, sizeof(*c->cases), compare_days);
	for (i = 0; i < c->n; i++) {
		if (cell == NULL || cell->category != c->cases[i].category) {
			mem_grow(&c->of, c->ncells, &cap, sizeof(*c->of));
			cell = &c->of[c->ncells++];
			cell->category = c->cases[i].category;
			cell->community = cell->place = NUM_NONE;
			cell->is_site = 0;
			cell->from = i;
		}
		cell->to = i + 1;
	}
}

/* --- what is usual ------------------------------------------------------- */

/* The demands of each day, from first_day on. */
static void
count_days(struct scan *s)
{
	size_t i;

	s->days = mem_array((size_t)(s->a->today - s->a->first_day) + 1,
	    sizeof(*s->days));
	for (i = 0; i < s->a->n; i++)
		s->days[s->a->cases[i].day - s->a->first_day]++;
}

/* From the year before the day: nothing behind it. */
static void
weigh_weekdays(struct scan *s)
{
	int64_t day = s->day - YEAR;
	double sum = 0;
	int d;

	for (d = 1; d <= 7; d++)
		s->share[d] = 1;
	if (day < s->a->first_day)
		day = s->a->first_day;
	for (; day < s->day; day++)
		s->share[date_weekday(day)] +=
		    (double)s->days[day - s->a->first_day];
	for (d = 1; d <= 7; d++)
		sum += s->share[d] / 7;
	for (d = 1; d <= 7; d++)
		s->share[d] /= sum;
}

static double
weight(const struct scan *s, int64_t from, int64_t to)
{
	double sum = 0;

	for (; from <= to; from++)
		sum += s->share[date_weekday(from)];
	return sum;
}

struct usual {
	double mean, size;	/* of the count; of what it was learned from */
};

static struct usual
usual_of(const struct scan *s, const struct ahead_cells *c,
    const struct ahead_cell *cell, int64_t from)
{
	int64_t before = from - s->rule->base, year;
	double days = weight(s, from, s->day), season;
	struct usual u;

	if (before < s->a->first_day)
		before = s->a->first_day;
	u.size = (double)ahead_count(c, cell, before, from - 1) + PRIOR;
	u.mean = u.size * days / weight(s, before, from - 1);
	/* four weeks around the same days a year ago */
	year = from - YEAR - 14;
	if (year < s->a->first_day)
		return u;
	season = (double)ahead_count(c, cell, year, s->day - YEAR + 14);
	season *= days / weight(s, year, s->day - YEAR + 14);
	if (season > u.mean)
		u.mean = season;
	return u;
}

/* --- one cell on one day ------------------------------------------------- */

static void
look_at(struct scan *s, const struct ahead_cells *c,
    const struct ahead_cell *cell)
{
	struct alarm best = { .chance = 1 };
	int64_t from, n;
	struct usual u;
	double chance;
	size_t end, k;
	int days;

	for (days = 1; days <= s->rule->longest; days++) {
		from = s->day - days + 1;
		n = ahead_count(c, cell, from, s->day);
		if (n < s->rule->least || from - 28 < s->a->first_day)
			continue;
		u = usual_of(s, c, cell, from);
		if ((double)n < 1.5 * u.mean)
			continue;
		chance = chance_tail(u.mean, SPREAD * u.mean +
		    u.mean * u.mean / u.size, n);
		if (chance >= best.chance)
			continue;
		best.chance = chance;
		best.days = days;
		best.count = n;
		best.usual = u.mean;
	}
	if (best.chance >= s->limit)
		return;
	best.day = s->day;
	best.limit = s->limit;
	best.category = cell->category;
	best.community = cell->community;
	best.site = cell->is_site ? cell->place : NUM_NONE;
	end = cell->from + (size_t)ahead_count(c, cell, INT32_MIN, s->day);
	for (k = 0; k < 5 && (int64_t)k < best.count; k++)
		best.keys[best.nkeys++] = c->cases[end - 1 - k].key;
	mem_grow(&s->rang.of, s->rang.n, &s->rang.cap, sizeof(*s->rang.of));
	s->rang.of[s->rang.n++] = best;
}

static void
look_at_all(struct scan *s, const struct ahead_cells *c, int sites)
{
	size_t i;

	for (i = 0; i < c->ncells; i++)
		if ((!sites || c->of[i].is_site) &&
		    ahead_count(c, &c->of[i], s->day, s->day) > 0)
			look_at(s, c, &c->of[i]);
}

/* --- what is told -------------------------------------------------------- */

static int
compare(const void *pa, const void *pb)
{
	const struct alarm *a = pa, *b = pb;

	if (a->chance != b->chance)
		return a->chance < b->chance ? -1 : 1;
	if (a->category != b->category)
		return a->category < b->category ? -1 : 1;
	return (a->community > b->community) - (a->community < b->community);
}

/* The same demands: one place lies in the other. */
static int
overlaps(const struct alarm *a, const struct alarm *b)
{
	return a->category == b->category &&
	    (a->community == b->community || a->community == NUM_NONE ||
	    b->community == NUM_NONE);
}

/* Today's alarms, the surest first; what rang before or is told already in
 * another size of place is not told again. */
static void
tell(struct scan *s, size_t from, int is_asked)
{
	int64_t since = s->day - SILENT * (int64_t)s->rule->longest;
	size_t i, k;
	int known;

	if (s->rang.n - from > 1)
		qsort(s->rang.of + from, s->rang.n - from,
		    sizeof(*s->rang.of), compare);
	for (i = from; i < s->rang.n && is_asked; i++) {
		for (known = 0, k = 0; !known && k < i; k++)
			known = s->rang.of[k].day >= since &&
			    overlaps(&s->rang.of[k], &s->rang.of[i]);
		if (known)
			continue;
		mem_grow(&s->found->of, s->found->n, &s->found->cap,
		    sizeof(*s->found->of));
		s->found->of[s->found->n++] = s->rang.of[i];
	}
}

static size_t
count_cells(const struct ahead_cells *c, int64_t day, int sites)
{
	size_t i, n = 0;

	for (i = 0; i < c->ncells; i++)
		n += (!sites || c->of[i].is_site) &&
		    c->cases[c->of[i].from].day <= day;
	return n;
}

/* What each cell that was ever met may ring by chance, so that all together
 * keep the rule. */
static double
limit_of(const struct scan *s, const struct all *all)
{
	size_t cells = count_cells(&all->cells, s->day, 0) +
	    count_cells(&s->a->by_community, s->day, 0) +
	    count_cells(&s->a->by_site, s->day, 1);

	return s->rule->false_permille / 1000.0 / MONTH /
	    (WINDOWS * (double)(cells + 1));
}

void
alarms_find(struct alarms *found, const struct ahead *a, int64_t from_day,
    int64_t to_day)
{
	struct scan s = { .a = a, .rule = &a->seasons->alerts,
		.found = found };
	struct all all;
	size_t before;

	memset(found, 0, sizeof(*found));
	all_init(&all, a);
	count_days(&s);
	/* what rings on the first day may have begun before */
	s.day = from_day - SILENT * (int64_t)s.rule->longest;
	for (; s.day <= to_day && s.day < a->today; s.day++) {
		before = s.rang.n;
		weigh_weekdays(&s);
		s.limit = limit_of(&s, &all);
		look_at_all(&s, &a->by_site, 1);
		look_at_all(&s, &a->by_community, 0);
		look_at_all(&s, &all.cells, 0);
		tell(&s, before, s.day >= from_day);
	}
	free(s.days);
	free(s.rang.of);
	free(all.cells.cases);
	free(all.cells.of);
}

void
alarms_release(struct alarms *found)
{
	free(found->of);
	memset(found, 0, sizeof(*found));
}
