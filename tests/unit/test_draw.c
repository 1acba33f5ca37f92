/* A sample drawn by lot: strata, bounds, and that the seed alone decides. */
#include <stdio.h>
#include <stdlib.h>

#include "tap.h"

#include "base/num.h"
#include "measure/draw.h"

#define UNITS 4
#define MOST 2000

static struct words *words;
static const char *const names[UNITS] = { "物业管理科", "综合执法队",
	"农光里社区Ａ", "z" };

/* Cases 0..n-1 of a plan: the unit is i % units, each every-th is flagged. */
struct plan {
	size_t n, units, every;
};

static struct draw *
make(const struct plan *p, const struct draw_rule *rule, int backwards)
{
	struct draw *d = draw_new(rule, words);
	size_t i, k;
	char id[32];

	for (k = 0; k < p->n; k++) {
		i = backwards ? p->n - 1 - k : k;
		snprintf(id, sizeof(id), "bj12345-%zu", i);
		draw_add(d, id, (int64_t)i, p->units == 0 ? NUM_NONE :
		    words_adds(words, names[i % p->units]),
		    p->every > 0 && i % p->every == 0);
	}
	return d;
}

static const struct {
	struct plan plan;
	int64_t most;
	size_t flagged, others;	/* drawn */
	const char *name;
} rows[] = {
	{ { 0, 1, 0 }, 30, 0, 0, "nothing there" },
	{ { 1, 1, 0 }, 30, 0, 1, "one, by lot" },
	{ { 1, 1, 1 }, 30, 1, 0, "one, flagged" },
	{ { 100, 1, 0 }, 0, 0, 5, "five percent" },
	{ { 101, 1, 0 }, 0, 0, 6, "rounded up" },
	{ { 100, 4, 0 }, 0, 0, 8, "in each unit" },
	{ { 100, 0, 0 }, 0, 0, 5, "cases without a unit" },
	{ { 100, 1, 10 }, 0, 10, 5, "all flagged, and five percent" },
	{ { 100, 1, 1 }, 0, 100, 0, "all of them are flagged" },
	{ { 100, 1, 10 }, 15, 10, 5, "just as many" },
	{ { 100, 1, 10 }, 30, 10, 20, "more can be called: by lot" },
	{ { 100, 1, 10 }, 12, 9, 3, "fewer: a fifth stays by lot" },
	{ { 1000, 4, 10 }, 110, 88, 22, "a fifth, before the flagged" },
	{ { 2000, 4, 100 }, 60, 20, 40, "the others give way first" },
	{ { 100, 1, 1 }, 10, 10, 0, "none to be drawn by lot" },
	{ { 20, 1, 2 }, 500, 10, 10, "more than there are" },
	{ { 100, 1, 10 }, 1, 0, 1, "one call" },
};

static void
test_counts(void)
{
	struct draw_rule rule = { 0, 5, 20, 7 };
	struct draw_counts c;
	struct draw *d;
	size_t i, k, n, flagged;
	const int64_t *keys;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		rule.most = rows[i].most;
		d = make(&rows[i].plan, &rule, 0);
		keys = draw_keys(d, &n, &c);
		OK_INT(c.flagged_drawn, rows[i].flagged, rows[i].name);
		OK_INT(c.others_drawn, rows[i].others, rows[i].name);
		for (flagged = 0, k = 0; k < n; k++)
			flagged += rows[i].plan.every > 0 &&
			    keys[k] % (int64_t)rows[i].plan.every == 0;
		OK(n == c.flagged_drawn + c.others_drawn &&
		    flagged == c.flagged_drawn, "and those they are");
		draw_free(d);
	}
}

/* Each unit has its share, to less than one case. */
static void
test_strata(void)
{
	const struct plan plan = { MOST, UNITS, 0 };
	struct draw_rule rule = { 0, 5, 20, 0 };
	struct draw_counts c;
	size_t n, i, of[UNITS];
	const int64_t *keys;
	struct draw *d;
	int64_t most;
	int even = 1;

	for (most = 1; most <= 97; most++) {
		rule.most = most;
		rule.seed = most;
		d = make(&plan, &rule, 0);
		keys = draw_keys(d, &n, &c);
		for (i = 0; i < UNITS; i++)
			of[i] = 0;
		for (i = 0; i < n; i++)
			of[keys[i] % UNITS]++;
		for (i = 0; i < UNITS; i++)
			even &= of[i] == n / UNITS || of[i] == n / UNITS + 1;
		even &= n == (size_t)most;
		draw_free(d);
	}
	OK(even, "from 1 to 97 calls: all units alike");
}

static int
same(const struct plan *p, const struct draw_rule *a,
    const struct draw_rule *b, int backwards)
{
	struct draw *d = make(p, a, 0), *f = make(p, b, backwards);
	struct draw_counts c;
	size_t n, m, i;
	const int64_t *x = draw_keys(d, &n, &c), *y = draw_keys(f, &m, &c);
	int equal = n == m;

	for (i = 0; equal && i < n; i++)
		equal = x[i] == y[i];
	draw_free(d);
	draw_free(f);
	return equal;
}

static void
test_seeds(void)
{
	const struct plan plan = { 500, 3, 7 };
	struct draw_rule a = { 40, 5, 20, 7 }, b = a;
	int64_t seed;
	int differ = 0;

	OK(same(&plan, &a, &b, 0), "the same seed, the same draw");
	OK(same(&plan, &a, &b, 1), "in whatever order the cases come");
	for (seed = 8; seed < 28; seed++) {
		b.seed = seed;
		differ += !same(&plan, &a, &b, 0);
	}
	OK_INT(differ, 20, "another seed, another draw");
}

/* By lot: over many seeds each case comes about as often. */
static void
test_fair(void)
{
	int seen[50] = { 0 }, least = 1000, most = 0, i;
	const struct plan plan = { 50, 1, 0 };
	struct draw_rule rule = { 10, 5, 20, 0 };
	struct draw_counts c;
	const int64_t *keys;
	struct draw *d;
	size_t n, k;

	for (rule.seed = 0; rule.seed < 1000; rule.seed++) {
		d = make(&plan, &rule, 0);
		keys = draw_keys(d, &n, &c);
		for (k = 0; k < n; k++)
			seen[keys[k]]++;
		draw_free(d);
	}
	for (i = 0; i < 50; i++) {
		least = seen[i] < least ? seen[i] : least;
		most = seen[i] > most ? seen[i] : most;
	}
	/* 200 expected, with a standard deviation of 12.6 */
	OK(least > 140 && most < 260, "no case is luckier");
}

int
main(void)
{
	words = words_new();
	test_counts();
	test_strata();
	test_seeds();
	test_fair();
	words_free(words);
	DONE();
}
