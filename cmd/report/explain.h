#ifndef REPORT_EXPLAIN_H
#define REPORT_EXPLAIN_H

#include "base/buf.h"
#include "base/words.h"
#include "measure/rates.h"
#include "render/grid.h"
#include "rule/policy.h"
#include "time/period.h"

/* What --explain tells about a table of rates. */
struct explain {
	const struct policy *policy;
	const struct words *words;
	const struct rates *rates;
	const struct period *period;
	enum rates_by by;
	unsigned sources;	/* bit 1 city, 2 own */
	int64_t as_of_seq;	/* NUM_NONE: the present */
};

/* As further notes below the table. */
void explain_notes(struct grid *g, const struct explain *x);

/* As one object {"explain":{…}} with all of the table's notes. */
void explain_object(struct buf *b, const struct explain *x,
    const struct grid *g);

#endif
