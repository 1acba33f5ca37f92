#ifndef NODES_H
#define NODES_H

#include <stddef.h>
#include <stdint.h>

#include "series/forecast.h"
#include "source.h"

/*
 * What is forecast: a series for each group, and, where sums are asked for,
 * for what groups add up to: "*" for all of them, and with two fields "A×*"
 * and "*×B" for each key. Largest of the last eight periods first.
 */
struct node {
	char *label;
	int64_t key[2];		/* NODES_ALL: a sum over this field */
	int is_sum;
	double *y;
	size_t first;		/* period of y[0] in the panel */
	struct series s;
	struct series_calendar calendar;	/* of s; effects.h */
	double recent;		/* in the last eight periods */
	struct forecast f;	/* of nodes_forecast */
};

#define NODES_ALL INT64_MAX

struct nodes {
	const struct source *source;
	struct node *of;
	size_t n, cap;
};

/* Groups without a count in a whole period are left out. */
void nodes_build(struct nodes *ns, const struct source *s);
/* The same and the sums, over the periods in which all parts are known. */
void nodes_build_sums(struct nodes *ns, const struct source *s);
void nodes_release(struct nodes *ns);

/* Whether the i-th group is a part of the sum. */
int nodes_is_part(const struct node *sum, const struct node *part);

/* Forecast all of them, on all processors; sums and their parts agree. */
void nodes_forecast(struct nodes *ns, size_t horizon);

#endif
