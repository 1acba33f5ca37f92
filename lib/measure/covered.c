#include "measure/covered.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define BESIDE 28		/* days that say what was to be expected */
#define FEW 10			/* times less: left over */

void
covered_add(struct covered *c, int64_t day)
{
	size_t i = pairs_add(&c->days, day, 0), before = c->cap;

	if (i >= c->cap) {
		mem_grow(&c->counts, i, &c->cap, sizeof(*c->counts));
		memset(c->counts + before, 0,
		    (c->cap - before) * sizeof(*c->counts));
	}
	c->counts[i]++;
}

void
covered_release(struct covered *c)
{
	pairs_release(&c->days);
	free(c->counts);
	free(c->gaps);
	memset(c, 0, sizeof(*c));
}

/* --- days in their order -------------------------------------------------- */

struct day {
	int64_t day;
	int64_t upto;		/* cases until its end */
	int64_t count;
};

static int
compare(const void *pa, const void *pb)
{
	const struct day *a = pa, *b = pb;

	return a->day < b->day ? -1 : a->day > b->day;
}

static struct day *
sorted(const struct covered *c)
{
	struct day *days = mem_array(c->days.n, sizeof(*days));
	int64_t sum = 0;
	size_t i;

	for (i = 0; i < c->days.n; i++) {
		days[i].day = c->days.of[i][0];
		days[i].count = c->counts[i];
	}
	qsort(days, c->days.n, sizeof(*days), compare);
	for (i = 0; i < c->days.n; i++)
		days[i].upto = sum += days[i].count;
	return days;
}

/* Cases in the four weeks that end with day i. */
static int64_t
before(const struct day *days, size_t i)
{
	size_t k = i;

	while (k > 0 && days[k - 1].day > days[i].day - BESIDE)
		k--;
	return days[i].upto - days[k].upto + days[k].count;
}

/* Cases in the four weeks that begin with day i; 0 where there is none. */
static int64_t
behind(const struct day *days, size_t n, size_t i)
{
	size_t k = i;

	if (i >= n)
		return 0;
	while (k + 1 < n && days[k + 1].day < days[i].day + BESIDE)
		k++;
	return days[k].upto - days[i].upto + days[i].count;
}

/* --- gaps ----------------------------------------------------------------- */

static int
is_gap(int64_t days, int64_t beside)
{
	return days >= COVERED_LEAST_DAYS && beside >= COVERED_MANY &&
	    days * beside >= (int64_t)COVERED_LIKELY * BESIDE;
}

/* Whether the part of days first to last is left over, by what came in the
 * four weeks behind the gap that ends it. */
static int
is_left_over(const struct day *days, size_t first, size_t last,
    int64_t beside)
{
	int64_t cases = days[last].upto - days[first].upto +
	    days[first].count;
	int64_t length = days[last].day - days[first].day + 1;

	if (length < COVERED_LEAST_DAYS)
		length = COVERED_LEAST_DAYS;
	return cases * BESIDE * FEW < beside * length;
}

/* Behind the gap before it, or joined to it. */
static void
add_gap(struct covered *c, size_t *cap, int64_t from_day, int64_t to_day)
{
	struct covered_span *s;

	if (c->ngaps > 0 && c->gaps[c->ngaps - 1].to_day + 1 >= from_day) {
		c->gaps[c->ngaps - 1].to_day = to_day;
		return;
	}
	mem_grow(&c->gaps, c->ngaps, cap, sizeof(*c->gaps));
	s = &c->gaps[c->ngaps++];
	s->from_day = from_day;
	s->to_day = to_day;
}

void
covered_end(struct covered *c, int64_t until_day)
{
	size_t n = c->days.n, first = 0, cap = 0, i;
	struct day *days;
	int64_t next, most, later;

	if (n == 0)
		return;
	days = sorted(c);
	for (i = 0; i < n; i++) {
		next = i + 1 < n ? days[i + 1].day : until_day + 1;
		later = behind(days, n, i + 1);
		most = before(days, i) > later ? before(days, i) : later;
		if (!is_gap(next - days[i].day - 1, most))
			continue;
		if (is_left_over(days, first, i, later))
			add_gap(c, &cap, days[first].day, days[i].day);
		add_gap(c, &cap, days[i].day + 1, next - 1);
		first = i + 1;
	}
	free(days);
}

int
covered_has(const struct covered *c, int64_t from_day, int64_t to_day)
{
	size_t i;

	for (i = 0; i < c->ngaps; i++)
		if (c->gaps[i].from_day <= to_day &&
		    c->gaps[i].to_day >= from_day)
			return 0;
	return 1;
}

void
covered_trim(const struct covered *c, int64_t *from_day, int64_t *to_day)
{
	size_t i;

	for (i = 0; i < c->ngaps; i++)
		if (c->gaps[i].from_day <= *from_day &&
		    c->gaps[i].to_day >= *from_day)
			*from_day = c->gaps[i].to_day + 1;
	for (i = c->ngaps; i > 0; i--)
		if (c->gaps[i - 1].from_day <= *to_day &&
		    c->gaps[i - 1].to_day >= *to_day)
			*to_day = c->gaps[i - 1].from_day - 1;
}
