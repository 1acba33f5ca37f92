#include "store/insertion.h"

#include "base/mem.h"
#include "base/num.h"
#include "store/dbi.h"
#include "store/waiting.h"

/*
 * OR ROLLBACK for the same reason as the triggers' (store/schema.c); what has
 * been entered for a caller may be entered again.
 */
static const struct {
	const char *insert, *waiting;
	const char *last;	/* key; NULL: its first column is none */
} tables[BULK_COUNT] = {
	{ "INSERT OR ROLLBACK INTO word", "waiting_word",
	    "SELECT max(n) FROM word" },
	{ "INSERT OR ROLLBACK INTO event", "waiting_event",
	    "SELECT max(seq) FROM event" },
	{ "INSERT OR ROLLBACK INTO private", "waiting_private",
	    "SELECT max(seq) FROM private" },
	{ "INSERT OR ROLLBACK INTO cases", "waiting_cases",
	    "SELECT max(key) FROM cases" },
	{ "INSERT OR IGNORE INTO caller", "waiting_caller", NULL },
};

/* Whether each key lies behind the one before it, the first behind this. */
static int
go_up(const struct bulk *b, const struct bulk_rows *rows, int64_t last)
{
	const struct bulk_cell *key = rows->cells;
	size_t i;

	for (i = 0; i < rows->n; i++, key += b->columns) {
		if (key->n <= last)
			return 0;
		last = key->n;
	}
	return 1;
}

/* Take out the keys that are one more than the one before. */
static void
leave_out(const struct bulk *b, struct bulk_rows *rows, int64_t last)
{
	struct bulk_cell *key = rows->cells;
	int64_t n;
	size_t i;

	for (i = 0; i < rows->n; i++, key += b->columns) {
		n = key->n;
		if (n == last + 1)
			key->n = NUM_NONE;
		last = n;
	}
}

/*
 * The keys that SQLite would give, too. Not where a trigger looks at them
 * (store/schema.c): it does before they are given.
 */
static int
leave_keys(struct db *db, int table, struct bulk_rows *rows, struct err *e)
{
	const struct bulk *b = &db->bulk[table];
	sqlite3_stmt *st;
	int64_t last;

	if (!db->appends_many || tables[table].last == NULL)
		return 0;
	st = dbi_stmt_here(db, tables[table].last, e);
	if (st == NULL || dbi_step(db, st, e) < 0)
		return -1;
	last = dbi_column(st, 0);
	dbi_done(st);
	if (last == NUM_NONE)
		last = 0;
	if (go_up(b, rows, last))
		leave_out(b, rows, last);
	return 0;
}

static int
is_given(const struct bulk *b, const struct bulk_rows *rows, size_t column)
{
	const struct bulk_cell *c = rows->cells + column;
	size_t i;

	for (i = 0; i < rows->n; i++, c += b->columns)
		if (c->n != NUM_NONE)
			return 1;
	return 0;
}

/* These columns, and all others that some row has. */
static uint64_t
columns_of(const struct bulk *b, const struct bulk_rows *rows,
    uint64_t columns)
{
	size_t i;

	for (i = 0; i < b->columns; i++)
		if ((columns >> i & 1) == 0 && is_given(b, rows, i))
			columns |= UINT64_C(1) << i;
	return columns;
}

static int
prepare(struct db *db, int table, struct insertion *in, uint64_t read,
    struct err *e)
{
	size_t i, n = db->bulk[table].columns;
	struct buf sql = BUF_INIT;
	int rc = 0;

	if (n > 64)
		BUG("a table of too many columns");
	buf_printf(&sql, "%s SELECT ", tables[table].insert);
	for (i = 0; i < n; i++) {
		buf_puts(&sql, i > 0 ? "," : "");
		if ((read >> i & 1) != 0)
			buf_printf(&sql, "c%zu", i);
		else
			buf_puts(&sql, "NULL");
	}
	buf_printf(&sql, " FROM %s", tables[table].waiting);
	(void)sqlite3_finalize(in->st);	/* its errors were told */
	in->st = NULL;
	in->read = read;
	if (sqlite3_prepare_v3(db->h, sql.data, -1, SQLITE_PREPARE_PERSISTENT,
	    &in->st, NULL) != SQLITE_OK)
		rc = dbi_error(db, "prepare", e);
	buf_release(&sql);
	return rc;
}

int
insertion_run(struct db *db, int table, struct bulk_rows *rows, struct err *e)
{
	struct bulk *b = &db->bulk[table];
	struct insertion *in = &b->insertion;
	uint64_t columns;

	if (!in->is_known) {
		if (waiting_register(db->h, tables[table].waiting, b) !=
		    SQLITE_OK)
			return dbi_error(db, "register", e);
		in->is_known = 1;
	}
	if (leave_keys(db, table, rows, e) < 0)
		return -1;
	in->rows = rows;
	columns = columns_of(b, rows, in->read);
	if ((in->st == NULL || columns != in->read) &&
	    prepare(db, table, in, columns, e) < 0)
		return -1;
	return dbi_run(db, in->st, e);
}

void
insertion_release(struct insertion *in)
{
	(void)sqlite3_finalize(in->st);		/* its errors were told */
}
