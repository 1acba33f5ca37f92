#include "store/caseid.h"

#include <string.h>

#include "base/num.h"
#include "store/dbi.h"
#include "store/dictionary.h"

static const char sql_highest[] = "SELECT no, src, role FROM cases"
    " ORDER BY no DESC, src DESC, role DESC LIMIT 1";

int
caseid_of(const struct db *db, const struct record *r, struct caseid *id)
{
	memcpy(id->no, r->no, sizeof(id->no));
	id->src = dictionary_stored(db, r->m[M_SRC]);
	id->role = r->m[M_ROLE];
	return id->src != NUM_NONE;
}

int
caseid_compare(const struct caseid *a, const struct caseid *b)
{
	int rc = strcmp(a->no, b->no);

	if (rc != 0)
		return rc;
	if (a->src != b->src)
		return a->src < b->src ? -1 : 1;
	return a->role < b->role ? -1 : a->role > b->role;
}

void
caseid_raise(struct caseid *high, const struct caseid *id)
{
	if (caseid_compare(id, high) > 0)
		*high = *id;
}

int
caseid_load_highest(struct db *db, struct caseid *high, struct err *e)
{
	static const struct caseid none = CASEID_NONE;
	sqlite3_stmt *st = dbi_stmt(db, sql_highest, e);
	const char *no;
	size_t len;
	int rc;

	if (st == NULL || (rc = dbi_step(db, st, e)) < 0)
		return -1;
	*high = none;
	if (rc == 1) {
		no = dbi_column_bytes(st, 0, &len);
		memcpy(high->no, no, len > RECORD_NO_MAX ? RECORD_NO_MAX :
		    len);
		high->src = dbi_column(st, 1);
		high->role = dbi_column(st, 2);
	}
	dbi_done(st);
	return 0;
}
