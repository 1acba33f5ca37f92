#ifndef STORE_BATCHES_H
#define STORE_BATCHES_H

#include <stdint.h>

#include "base/err.h"
#include "store/db.h"

/* What the imports have covered. */
struct coverage {
	int64_t first_import_at;	/* NUM_NONE: none yet */
	int64_t exported_at;		/* the latest export time known */
	int64_t latest_at;		/* the latest 来电时间 in any dump */
};

int batches_coverage(struct db *db, struct coverage *c, struct err *e);
/* When the platform said what this batch brought: its export, else its
 * import; NUM_NONE where there is no such batch. */
int batches_said_at(struct db *db, int64_t seq, int64_t *at, struct err *e);

#endif
