#include "store/deeds.h"

#include "base/mem.h"
#include "store/dbi.h"
#include "store/dictionary.h"

static const char sql_each[] = "SELECT actor, at, rec FROM event"
    " WHERE seq > ?1 AND seq <= ?2 AND kind = ?3 ORDER BY seq";
/* Of few events is there a private row with a number: they come first. */
static const char sql_shared[] = "SELECT p.caller"
    " FROM private p CROSS JOIN event e ON e.seq = p.seq"
    " CROSS JOIN cases c ON c.key = e.cas"
    " WHERE p.seq > ?1 AND p.seq <= ?2 AND p.caller NOT NULL"
    " AND e.kind = ?3"
    " GROUP BY p.caller HAVING count(DISTINCT c.caller) >= ?4"
    " ORDER BY p.caller";

static const char sql_dialled[] = "SELECT DISTINCT e.cas"
    " FROM private p CROSS JOIN event e ON e.seq = p.seq"
    " WHERE p.caller = ? AND e.kind = ? ORDER BY e.cas";

int
deeds_each(struct db *db, int64_t after_seq, int64_t upto_seq,
    enum event_kind kind, deeds_fn fn, void *arg, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_each, e);
	struct deed a;
	int rc;

	if (st == NULL)
		return -1;
	dbi_int(st, 1, after_seq);
	dbi_int(st, 2, upto_seq);
	dbi_int(st, 3, kind);
	while ((rc = dbi_step(db, st, e)) == 1) {
		a.actor = dictionary_program(db, dbi_column(st, 0));
		a.at = dbi_column(st, 1);
		a.rec = dbi_column(st, 2);
		fn(arg, &a);
	}
	if (rc == 0)
		dbi_done(st);
	return rc;
}

int
deeds_shared_numbers(struct db *db, int64_t after_seq, int64_t upto_seq,
    int64_t callers, int64_t **refs, size_t *n, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_shared, e);
	int64_t *found = NULL;
	size_t cap = 0;
	int rc;

	*n = 0;
	if (st == NULL)
		return -1;
	dbi_int(st, 1, after_seq);
	dbi_int(st, 2, upto_seq);
	dbi_int(st, 3, EV_CONTACT);
	dbi_int(st, 4, callers);
	while ((rc = dbi_step(db, st, e)) == 1) {
		mem_grow(&found, *n, &cap, sizeof(*found));
		found[(*n)++] = dbi_column(st, 0);
	}
	if (rc == 0)
		dbi_done(st);
	*refs = found;
	return rc;
}

int
deeds_dialled(struct db *db, int64_t ref, deeds_case_fn fn, void *arg,
    struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_dialled, e);
	int rc;

	if (st == NULL)
		return -1;
	dbi_int(st, 1, ref);
	dbi_int(st, 2, EV_CONTACT);
	while ((rc = dbi_step(db, st, e)) == 1) {
		if (fn(arg, dbi_column(st, 0)) != 0) {
			rc = -1;
			break;
		}
	}
	dbi_done(st);
	return rc < 0 ? -1 : 0;
}
