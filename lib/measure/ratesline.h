#ifndef MEASURE_RATESLINE_H
#define MEASURE_RATESLINE_H

#include <stddef.h>
#include <stdint.h>

#include "measure/rates.h"
#include "stat/ratio.h"

/* A row of a table of rates on its way to the printer: one account. */
struct ratesline {
	const struct rates_row *row;	/* NULL: the total */
	const struct rates_count *count;
	struct rates_figures figures;
	int64_t rank;			/* NUM_NONE: none */
	size_t place;			/* among the keys */
};

/*
 * The groups of r, sorted: the best score first, by exact fractions, ties
 * share a rank (1, 2, 2, 4); behind them in the order of their keys those
 * without a rank: no score, no key, or fewer valid revisits than the
 * policy's ranked_from. Yours to free; valid until r is added to.
 */
struct ratesline *ratesline_list(struct rates *r, enum rates_source source,
    enum rates_account account, size_t *n);

/*
 * The pooled total; where is_mean its figures are the arithmetic means of the
 * groups' that have any, which districts print and which we print only where
 * somebody asks for it.
 */
void ratesline_total(struct ratesline *l, struct rates *r,
    enum rates_source source, enum rates_account account, int is_mean);

#endif
