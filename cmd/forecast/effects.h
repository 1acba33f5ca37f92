#ifndef FORECAST_EFFECTS_H
#define FORECAST_EFFECTS_H

#include "base/err.h"
#include "ctx.h"
#include "nodes.h"

/*
 * What the calendar does to demands: for each period the share of its days
 * that are public holidays, make-up workdays (调休), and in each of the first
 * seasons of the season file (heating, flood …), for the regression of
 * series/regress. Only of cases: a file of counts may come from anywhere.
 */
struct effects {
	double *of;		/* SERIES_MAX_EFFECTS for each period */
	size_t n;
};

/* For all periods of the panel and horizon more; the nodes borrow it. */
int effects_set(struct effects *f, struct ctx *c, struct nodes *ns,
    size_t horizon, struct err *e);
void effects_release(struct effects *f);

#endif
