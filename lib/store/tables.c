#include "store/tables.h"

#include <string.h>

#include "base/lang.h"
#include "base/num.h"

static const char sql_made[] =
    "SELECT type, name, sql FROM sqlite_schema WHERE sql NOT NULL";
static const char sql_is_made[] = "SELECT 1 FROM sqlite_schema"
    " WHERE type = ? AND name = ? AND sql = ?";

struct compare {
	struct db *live, *shadow;
	tables_fn fn;
	void *arg;
};

static void
finding(const struct compare *c, int64_t seq, const char *text)
{
	c->fn(c->arg, seq, text);
}

static void
changed(const struct compare *c)
{
	finding(c, 0, "a derived table is missing or changed");
}

/* Integers, which nearly all are, without making texts of them. */
static int
same_value(sqlite3_stmt *a, sqlite3_stmt *b, int i)
{
	int type = sqlite3_column_type(a, i);
	const char *x, *y;
	size_t n, m;

	if (type != sqlite3_column_type(b, i))
		return 0;
	if (type == SQLITE_NULL)
		return 1;
	if (type == SQLITE_INTEGER)
		return sqlite3_column_int64(a, i) ==
		    sqlite3_column_int64(b, i);
	x = dbi_column_bytes(a, i, &n);
	y = dbi_column_bytes(b, i, &m);
	return n == m && memcmp(x, y, n) == 0;
}

static int
same_row(sqlite3_stmt *a, sqlite3_stmt *b, int *column)
{
	int i, n = sqlite3_column_count(a);

	for (i = 0; i < n; i++) {
		*column = i;
		if (!same_value(a, b, i))
			return 0;
	}
	return 1;
}

/* The seq a row of a derived table hangs on, where it names one. */
static int64_t
row_seq(sqlite3_stmt *st)
{
	int i, n = sqlite3_column_count(st);

	for (i = 0; i < n; i++)
		if (strcmp(sqlite3_column_name(st, i), "last_seq") == 0 ||
		    strcmp(sqlite3_column_name(st, i), "seq") == 0)
			return dbi_column(st, i);
	return 0;
}

static void
say_row(struct compare *c, sqlite3_stmt *st, const char *what,
    const char *table, const char *column)
{
	struct buf b = BUF_INIT;
	int64_t seq = row_seq(st);

	buf_printf(&b, "%s: %s %lld%s%s", lang(what), table,
	    (long long)dbi_column(st, 0), column == NULL ? "" : " ",
	    column == NULL ? "" : column);
	finding(c, seq == NUM_NONE ? 0 : seq, b.data);
	buf_release(&b);
}

/* Both statements give the rows of a table in the order of its key. */
static int
compare_rows(struct compare *c, const char *table, sqlite3_stmt *live,
    sqlite3_stmt *right)
{
	int a = sqlite3_step(live), b = sqlite3_step(right), column = 0;
	int64_t x, y;

	while (a == SQLITE_ROW || b == SQLITE_ROW) {
		x = a == SQLITE_ROW ? sqlite3_column_int64(live, 0) : INT64_MAX;
		y = b == SQLITE_ROW ? sqlite3_column_int64(right, 0) :
		    INT64_MAX;
		if (a == SQLITE_ROW && b == SQLITE_ROW && x == y) {
			if (!same_row(live, right, &column))
				say_row(c, right, "a derived row differs",
				    table, sqlite3_column_name(live, column));
			a = sqlite3_step(live);
			b = sqlite3_step(right);
		} else if (b != SQLITE_ROW || (a == SQLITE_ROW && x < y)) {
			say_row(c, live, "a derived row has no event", table,
			    NULL);
			a = sqlite3_step(live);
		} else {
			say_row(c, right, "a derived row is missing", table,
			    NULL);
			b = sqlite3_step(right);
		}
	}
	return a == SQLITE_DONE && b == SQLITE_DONE ? 0 : -1;
}

static int
compare(struct compare *c, const struct schema_table *table, struct err *e)
{
	sqlite3_stmt *live = NULL, *right = NULL;
	struct buf sql = BUF_INIT;
	int rc = -1;

	buf_printf(&sql, "SELECT * FROM %s ORDER BY %s", table->name,
	    table->key);
	if (sqlite3_prepare_v2(c->live->h, sql.data, -1, &live, NULL) !=
	    SQLITE_OK) {
		/* a derived table that is gone is a finding, not a failure */
		changed(c);
		rc = 0;
		goto out;
	}
	if (sqlite3_prepare_v2(c->shadow->h, sql.data, -1, &right, NULL) !=
	    SQLITE_OK) {
		dbi_error(c->shadow, "compare", e);
		goto out;
	}
	if (sqlite3_column_count(live) != sqlite3_column_count(right))
		changed(c);
	else if (compare_rows(c, table->name, live, right) < 0) {
		dbi_error(c->live, "compare", e);
		goto out;
	}
	rc = 0;
out:
	(void)sqlite3_finalize(live);
	(void)sqlite3_finalize(right);
	buf_release(&sql);
	return rc;
}

int
tables_compare(struct db *live, struct db *shadow,
    const struct schema_table *table, tables_fn fn, void *arg, struct err *e)
{
	struct compare c = { live, shadow, fn, arg };

	return compare(&c, table, e);
}

int
tables_are_made_alike(struct db *live, struct db *shadow, struct err *e)
{
	sqlite3_stmt *each = dbi_stmt(shadow, sql_made, e);
	sqlite3_stmt *st = dbi_stmt(live, sql_is_made, e);
	const char *s;
	size_t len;
	int rc, i, alike = 1;

	if (each == NULL || st == NULL)
		return -1;
	while (alike == 1 && (rc = dbi_step(shadow, each, e)) == 1) {
		for (i = 0; i < 3; i++) {
			s = dbi_column_bytes(each, i, &len);
			dbi_text(st, i + 1, s, len);
		}
		alike = dbi_step(live, st, e);
		if (alike >= 0)
			dbi_done(st);
	}
	dbi_done(each);
	return rc < 0 ? -1 : alike;
}
