#ifndef SHEET_GATHER_H
#define SHEET_GATHER_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "data/record.h"
#include "measure/rates.h"
#include "sheet/daily.h"
#include "sheet/residents.h"
#include "store/db.h"
#include "time/period.h"

/*
 * The cases that a daily sheet is made of. Three reads bring them: what was
 * received on the day and in the running month, what is open, what was
 * revisited on the day; each by an index. As of an earlier event those that
 * have changed since are folded again (store/asof.h). Of the present a second
 * thread reads the open ones, where no transaction is open that writes.
 */
struct gather_part {
	struct record *at;
	size_t n, cap;
};

struct gather {
	const struct daily_options *o;	/* borrowed, as db is */
	struct db *db;
	struct db *twin;		/* NULL: one thread reads all */
	struct asof *asof;
	struct period day, month;
	struct rates *rates;		/* of the running month */
	struct residents residents;	/* likewise */
	struct gather_part received, open_ones;
	const struct record **cases;	/* of the blocks, each once, by row */
	size_t n;
	int64_t roles[ROLE_COUNT];	/* received on the day */
	int64_t open;
};

int gather_read(struct gather *g, struct db *db,
    const struct daily_options *o, struct err *e);
void gather_release(struct gather *g);

/* In which blocks a case stands: bit 1 << enum daily_block each. */
unsigned gather_blocks(const struct daily_options *o,
    const struct record *r);

/* What a block is sorted by. */
int64_t gather_order(enum daily_block block, const struct record *r);

#endif
