#include "signal/cells.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"

void
cells_init(struct cells *c, struct group *g)
{
	memset(c, 0, sizeof(*c));
	c->group = g;
}

void
cells_release(struct cells *c)
{
	size_t code, i;

	for (code = 0; code < SIGNALRULE_COUNT; code++) {
		for (i = 0; i < c->n[code]; i++)
			free(c->of[code][i].cases);
		free(c->of[code]);
	}
	memset(c, 0, sizeof(*c));
}

struct cell *
cells_at(struct cells *c, enum signalrule_code code, size_t group)
{
	struct cell *cell;

	while (c->n[code] <= group) {
		mem_grow(&c->of[code], c->n[code], &c->cap[code],
		    sizeof(*c->of[code]));
		cell = &c->of[code][c->n[code]];
		memset(cell, 0, sizeof(*cell));
		cell->code = code;
		cell->key = c->group->keys[c->n[code]++];
	}
	return &c->of[code][group];
}

void
cells_add(struct cell *c, int is_seen, int64_t key)
{
	c->compare.n++;
	if (!is_seen)
		return;
	c->compare.seen++;
	if (c->ncases > 0 && c->cases[c->ncases - 1] == key)
		return;
	mem_grow(&c->cases, c->ncases, &c->cap, sizeof(*c->cases));
	c->cases[c->ncases++] = key;
}

void
cells_add_base(struct cell *c, int is_seen)
{
	c->compare.base.den++;
	c->compare.base.num += is_seen != 0;
}

void
cells_against_others(struct cells *c, enum signalrule_code code)
{
	int64_t n = 0, seen = 0;
	struct compare *one;
	size_t i;

	for (i = 0; i < c->n[code]; i++) {
		n += c->of[code][i].compare.n;
		seen += c->of[code][i].compare.seen;
	}
	for (i = 0; i < c->n[code]; i++) {
		one = &c->of[code][i].compare;
		one->base.num = seen - one->seen;
		one->base.den = n - one->n;
	}
}

void
cells_against_turned(struct cells *c, enum signalrule_code code)
{
	struct compare *one;
	size_t i;

	for (i = 0; i < c->n[code]; i++) {
		one = &c->of[code][i].compare;
		one->kind = COMPARE_PAIRED;
		one->base.den = one->n;
	}
}

/* Within a signal those least likely by chance come first. */
static int
compare_cells(const void *x, const void *y, void *group)
{
	const struct cell *a = *(struct cell *const *)x;
	const struct cell *b = *(struct cell *const *)y;

	if (a->code != b->code)
		return a->code < b->code ? -1 : 1;
	if (a->compare.chance < b->compare.chance ||
	    a->compare.chance > b->compare.chance)
		return a->compare.chance < b->compare.chance ? -1 : 1;
	return group_cmp(group, a->key, b->key);
}

struct cell **
cells_judge(struct cells *c, const struct signalrule *rule, size_t *n)
{
	struct cell **list;
	struct compare **tests;
	size_t code, i, total = 0;

	for (code = 0; code < SIGNALRULE_COUNT; code++)
		total += c->n[code];
	list = mem_array(total + 1, sizeof(struct cell *));
	tests = mem_array(total + 1, sizeof(struct compare *));
	*n = 0;
	for (code = 0; code < SIGNALRULE_COUNT; code++) {
		for (i = 0; i < c->n[code]; i++) {
			list[*n] = &c->of[code][i];
			tests[*n] = &list[*n]->compare;
			tests[*n]->minimum = rule->of[code].minimum;
			tests[*n]->points = rule->of[code].points;
			compare_test(tests[*n]);
			/* those of no unit are compared with, no more */
			*n += tests[*n]->n > 0 && list[*n]->key != NUM_NONE;
		}
	}
	compare_judge(tests, *n, rule->false_percent);
	qsort_r(list, *n, sizeof(struct cell *), compare_cells, c->group);
	free(tests);
	return list;
}
