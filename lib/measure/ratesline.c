#include "measure/ratesline.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"

#define MEAN_PARTS INT64_C(1000000000000)	/* what a share is rounded to */

static void
set_line(struct ratesline *l, const struct rates_row *row,
    const struct policy *p, enum rates_source source,
    enum rates_account account)
{
	l->row = row;
	l->count = &row->count[source][account];
	l->rank = NUM_NONE;
	rates_figure(&l->figures, l->count, p);
}

/*
 * Few valid revisits may stand outside the ranks, as the policy says. A post
 * may have one holder, and persons are never ranked.
 */
static int
may_rank(const struct ratesline *l, const struct rates *r)
{
	return l->row->key != NUM_NONE && l->figures.score.den > 0 &&
	    rates_grouping(r) != RATES_BY_POST &&
	    l->count->valid >= rates_policy(r)->ranked_from;
}

static int
line_cmp(const void *x, const void *y, void *rates)
{
	const struct ratesline *a = x, *b = y;
	int c = may_rank(b, rates) - may_rank(a, rates);

	if (c == 0 && may_rank(a, rates))
		c = ratio_cmp(b->figures.score, a->figures.score);
	return c != 0 ? c : (a->place > b->place) - (a->place < b->place);
}

struct ratesline *
ratesline_list(struct rates *r, enum rates_source source,
    enum rates_account account, size_t *n)
{
	const struct rates_row *rows = rates_rows(r, n);
	const struct policy *p = rates_policy(r);
	struct ratesline *lines = mem_array(*n, sizeof(*lines));
	size_t i;

	for (i = 0; i < *n; i++) {
		set_line(&lines[i], &rows[i], p, source, account);
		lines[i].place = i;
	}
	if (*n > 0)
		qsort_r(lines, *n, sizeof(*lines), line_cmp, r);
	for (i = 0; i < *n && may_rank(&lines[i], r); i++) {
		lines[i].rank = (int64_t)i + 1;
		if (i > 0 && ratio_cmp(lines[i].figures.score,
		    lines[i - 1].figures.score) == 0)
			lines[i].rank = lines[i - 1].rank;
	}
	return lines;
}

/* --- the arithmetic mean, as districts print it --------------------------- */

struct mean {
	int64_t sum, n;		/* of shares in MEAN_PARTS */
};

static void
mean_add(struct mean *m, struct ratio share)
{
	if (share.den == 0)
		return;
	m->sum += ratio_round(share, MEAN_PARTS);
	m->n++;
}

static struct ratio
mean_of(const struct mean *m)
{
	struct ratio r = { m->sum, m->n * MEAN_PARTS };

	return r;
}

/* Rows without a key are no unit; where V is 0 there is nothing to add. */
static void
set_mean(struct rates_figures *f, struct rates *r, enum rates_source source,
    enum rates_account account)
{
	struct mean response = { 0, 0 }, solve = { 0, 0 };
	struct mean satisfaction = { 0, 0 }, score = { 0, 0 };
	struct rates_figures of;
	const struct rates_row *rows;
	size_t n, i;

	rows = rates_rows(r, &n);
	for (i = 0; i < n; i++) {
		if (rows[i].key == NUM_NONE)
			continue;
		rates_figure(&of, &rows[i].count[source][account],
		    rates_policy(r));
		mean_add(&response, of.response);
		mean_add(&solve, of.solve);
		mean_add(&satisfaction, of.satisfaction);
		mean_add(&score, of.score);
	}
	f->response = mean_of(&response);
	f->solve = mean_of(&solve);
	f->satisfaction = mean_of(&satisfaction);
	f->score = mean_of(&score);
}

void
ratesline_total(struct ratesline *l, struct rates *r,
    enum rates_source source, enum rates_account account, int is_mean)
{
	set_line(l, rates_total(r), rates_policy(r), source, account);
	l->row = NULL;
	l->place = 0;
	if (is_mean)
		set_mean(&l->figures, r, source, account);
}
