#ifndef AHEAD_EFFECT_H
#define AHEAD_EFFECT_H

#include <stddef.h>
#include <stdint.h>

#include "ahead/ahead.h"

/*
 * What a treatment has changed (domain.md 7, question 25): the demands of the
 * treated places against those of places that were not treated, and against
 * the same days of years before, so that neither a warm winter nor a busy
 * year is taken for our doing (difference in differences of rates):
 *
 *	ratio = (treated after / before) / (controls after / before)
 *
 * with an interval of 95 % on the logarithm; it is as much wider than chance
 * alone makes it as the controls differ from each other. Where there are no
 * controls, or too few demands, it cannot be told.
 */
enum effect_says { EFFECT_FEWER, EFFECT_MORE, EFFECT_NONE, EFFECT_UNKNOWN };

struct effect_asked {
	int64_t category;	/* path word, with all below; NUM_NONE: all */
	const int64_t *treated;	/* words of communities or sites */
	size_t ntreated;
	const int64_t *controls;	/* of none: all other communities */
	size_t ncontrols;
	int64_t from_day, to_day;	/* after the treatment, both included */
};

struct effect {
	enum effect_says says;
	const char *why;	/* UNKNOWN: what is missing, in the reader's
				 * language; else NULL */
	int64_t after, before;	/* treated; before: of all past windows */
	int64_t control_after, control_before;
	int windows;		/* past ones */
	int is_last_year;	/* they are the same days of other years */
	size_t ncontrols;
	double expected;	/* of treated, had nothing been done */
	double ratio, lo, hi;	/* NAN where unknown */
	double avoided, avoided_lo, avoided_hi;
};

void effect_measure(struct effect *f, const struct ahead *a,
    const struct effect_asked *asked);

#endif
