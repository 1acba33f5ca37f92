#include "store/batches.h"

#include "base/num.h"
#include "data/record.h"
#include "store/dbi.h"

static const char sql_first[] = "SELECT min(rec) FROM batch";
static const char sql_exported[] = "SELECT max(exported_at) FROM batch";
/* from the end of the index by received_at: the first row is the answer */
static const char sql_latest[] = "SELECT received_at FROM cases"
    " WHERE coalesce(flags, 0) & ? = 0 AND received_at NOT NULL"
    " ORDER BY received_at DESC LIMIT 1";
static const char sql_said[] =
    "SELECT coalesce(exported_at, rec) FROM batch WHERE seq = ?";

int
batches_coverage(struct db *db, struct coverage *c, struct err *e)
{
	if (dbi_number(db, sql_first, NUM_NONE, &c->first_import_at, e) < 0 ||
	    dbi_number(db, sql_exported, NUM_NONE, &c->exported_at, e) < 0 ||
	    dbi_number(db, sql_latest, FLAG_OWN | FLAG_TASK,
	    &c->latest_at, e) < 0)
		return -1;
	return 0;
}

int
batches_said_at(struct db *db, int64_t seq, int64_t *at, struct err *e)
{
	*at = NUM_NONE;
	if (seq == NUM_NONE)
		return 0;
	return dbi_number(db, sql_said, seq, at, e);
}
