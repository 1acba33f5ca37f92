#ifndef SHEET_FIGURES_H
#define SHEET_FIGURES_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/words.h"
#include "measure/rates.h"
#include "render/grid.h"
#include "rule/policy.h"
#include "sheet/daily.h"
#include "time/period.h"

/*
 * The figures of a daily sheet: what a signature freezes as JSON and a later
 * print takes from there.
 */
struct figures {
	int64_t day;
	int64_t received, lead, assist, forward;	/* of the day */
	int64_t open;				/* at the signing instant */
	int64_t blocks[DAILY_BLOCKS];
	int64_t from_at, to_at;			/* the running month */
	struct rates_count rates[2][2];		/* [source][account] */
	/* How far the imports reached then; not compared. NUM_NONE. */
	int64_t exported_at, latest_at;
};

/* "new", "soon" …; what the block is called on paper. */
const char *figures_block_name(enum daily_block block);

/* One JSON object without line feed, the same bytes for the same figures. */
void figures_put(struct buf *b, const struct figures *f,
    const struct policy *p, const struct words *w);
/* Pieces for other sheets: the members "city" and "own" with their accounts,
 * from counts[source][account]; the member "policy". */
void figures_put_accounts(struct buf *b,
    const struct rates_count counts[2][2], const struct policy *p);
void figures_put_policy(struct buf *b, const struct policy *p,
    const struct words *w);

/* Read them back; a number that is absent is 0. */
int figures_read(struct figures *f, const char *json, size_t len,
    struct err *e);

/*
 * Append how the two differ, "blocks.new 43 -> 44, …"; nothing where they do
 * not. The number of differences.
 */
int figures_put_differences(struct buf *b, const struct figures *was,
    const struct figures *is);

/* The rates as a table of four rows, into a g that was just initialised. */
void figures_grid(struct grid *g, const struct rates_count counts[2][2],
    const struct policy *p);

#endif
