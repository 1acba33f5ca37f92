#include "store/said.h"

#include "base/mem.h"
#include "base/num.h"
#include "store/dbi.h"
#include "store/dictionary.h"

#define EACH(column) "SELECT DISTINCT " column " FROM cases WHERE " column \
    " NOT NULL"

/* An index holds the columns that figures are grouped by. */
static const char *
sql_of(enum record_member m)
{
	switch ((int)m) {
	case M_NATURE:
		return EACH("nature");
	case M_CATEGORY:
		return EACH("category");
	case M_COMMUNITY:
		return EACH("community");
	case M_STREET:
		return EACH("street");
	case M_CHANNEL:
		return EACH("channel");
	default:
		BUG("a member whose words nobody asks for");
	}
}

int
said_each(struct db *db, enum record_member m, said_fn fn, void *arg,
    struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_of(m), e);
	int rc, said = 0;

	if (st == NULL)
		return -1;
	while ((rc = dbi_step(db, st, e)) == 1) {
		said = fn(arg, dictionary_program(db, dbi_column(st, 0)));
		if (said != 0)
			break;
	}
	if (rc >= 0)
		dbi_done(st);
	return rc < 0 ? -1 : said;
}
