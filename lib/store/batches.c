#include "store/batches.h"

#include "base/num.h"
#include "store/dbi.h"

static const char sql_first[] = "SELECT min(rec) FROM batch";
static const char sql_exported[] = "SELECT max(exported_at) FROM batch";
static const char sql_latest[] = "SELECT max(received_at) FROM cases";

int
batches_coverage(struct db *db, struct coverage *c, struct err *e)
{
	if (dbi_number(db, sql_first, NUM_NONE, &c->first_import_at, e) < 0 ||
	    dbi_number(db, sql_exported, NUM_NONE, &c->exported_at, e) < 0 ||
	    dbi_number(db, sql_latest, NUM_NONE, &c->latest_at, e) < 0)
		return -1;
	return 0;
}
