#include "store/dbi.h"

#include <string.h>

#include "base/mem.h"
#include "base/num.h"

int
dbi_not_one(const char *path, struct err *e)
{
	return err_set(e, ERR_DATA, "'%s' is no database of ours, or its "
	    "first page is damaged", path);
}

int
dbi_error(struct db *db, const char *what, struct err *e)
{
	int rc = sqlite3_extended_errcode(db->h);

	if ((rc & 0xff) == SQLITE_BUSY || (rc & 0xff) == SQLITE_LOCKED)
		return err_set(e, ERR_BUSY, "database '%s' is busy", db->path);
	if ((rc & 0xff) == SQLITE_NOTADB)
		return dbi_not_one(db->path, e);
	return err_set(e, ERR_DB, "database '%s': %s: %s", db->path, what,
	    sqlite3_errmsg(db->h));
}

sqlite3_stmt *
dbi_stmt(struct db *db, const char *sql, struct err *e)
{
	return bulk_flush(db, e) < 0 ? NULL : dbi_stmt_aside(db, sql, e);
}

sqlite3_stmt *
dbi_stmt_aside(struct db *db, const char *sql, struct err *e)
{
	return bulk_wait(db, e) < 0 ? NULL : dbi_stmt_here(db, sql, e);
}

sqlite3_stmt *
dbi_stmt_here(struct db *db, const char *sql, struct err *e)
{
	struct dbi_statement *s;
	size_t i;

	for (i = 0; i < db->nstatements; i++)
		if (db->statements[i].sql == sql)
			return db->statements[i].st;
	if (db->nstatements == DBI_MAX_STATEMENTS)
		BUG("too many statements");
	s = &db->statements[db->nstatements];
	if (sqlite3_prepare_v3(db->h, sql, -1, SQLITE_PREPARE_PERSISTENT,
	    &s->st, NULL) != SQLITE_OK) {
		dbi_error(db, "prepare", e);
		return NULL;
	}
	s->sql = sql;
	db->nstatements++;
	return s->st;
}

int
dbi_prepare(struct db *db, const char *sql, sqlite3_stmt **st, struct err *e)
{
	if (bulk_flush(db, e) < 0)
		return -1;
	if (sqlite3_prepare_v2(db->h, sql, -1, st, NULL) != SQLITE_OK)
		return dbi_error(db, "prepare", e);
	return 0;
}

int
dbi_exec(struct db *db, const char *sql, struct err *e)
{
	if (bulk_flush(db, e) < 0)
		return -1;
	if (sqlite3_exec(db->h, sql, NULL, NULL, NULL) != SQLITE_OK)
		return dbi_error(db, "exec", e);
	return 0;
}

/*
 * A bind fails only for a wrong index, which is a mistake of ours, or a
 * value over SQLite's length limit, which the limits at the door exclude.
 */
static void
bound(int rc)
{
	if (rc != SQLITE_OK)
		BUG("a value cannot be bound");
}

void
dbi_int(sqlite3_stmt *st, int i, int64_t n)
{
	if (n == NUM_NONE)
		bound(sqlite3_bind_null(st, i));
	else
		bound(sqlite3_bind_int64(st, i, n));
}

void
dbi_text(sqlite3_stmt *st, int i, const char *s, size_t len)
{
	bound(sqlite3_bind_text64(st, i, s, len, SQLITE_STATIC,
	    SQLITE_UTF8));
}

void
dbi_blob(sqlite3_stmt *st, int i, const void *p, size_t len)
{
	bound(sqlite3_bind_blob64(st, i, p, len, SQLITE_STATIC));
}

int
dbi_step(struct db *db, sqlite3_stmt *st, struct err *e)
{
	switch (sqlite3_step(st)) {
	case SQLITE_ROW:
		return 1;
	case SQLITE_DONE:
		return 0;
	default:
		dbi_error(db, "step", e);
		dbi_done(st);
		return -1;
	}
}

void
dbi_done(sqlite3_stmt *st)
{
	/* both repeat the error of the last step, which was seen already */
	(void)sqlite3_reset(st);
	(void)sqlite3_clear_bindings(st);
}

int
dbi_run(struct db *db, sqlite3_stmt *st, struct err *e)
{
	int rc = dbi_step(db, st, e);

	if (rc < 0)
		return -1;
	dbi_done(st);
	return 0;
}

void
dbi_lot(sqlite3_stmt *st, const int64_t *keys, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		dbi_int(st, (int)i + 1, keys[i]);
}

/* Asked of fifty columns a row, so the column is looked up once. To a program
 * of one thread (store/db.c) an unprotected value is like another. */
int64_t
dbi_column(sqlite3_stmt *st, int i)
{
	sqlite3_value *v = sqlite3_column_value(st, i);

	if (sqlite3_value_type(v) == SQLITE_NULL)
		return NUM_NONE;
	return sqlite3_value_int64(v);
}

const char *
dbi_column_bytes(sqlite3_stmt *st, int i, size_t *len)
{
	const void *p = sqlite3_column_blob(st, i);

	*len = (size_t)sqlite3_column_bytes(st, i);
	return p == NULL ? "" : p;
}

int
dbi_number(struct db *db, const char *sql, int64_t arg, int64_t *n,
    struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql, e);
	int rc;

	if (st == NULL)
		return -1;
	if (arg != NUM_NONE)
		dbi_int(st, 1, arg);
	rc = dbi_step(db, st, e);
	if (rc < 0)
		return -1;
	*n = rc == 1 ? dbi_column(st, 0) : NUM_NONE;
	dbi_done(st);
	return 0;
}
