#include "store/waiting.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"

/* SQLite's structs come first in ours, which it hands back. */
struct table {
	sqlite3_vtab base;
	const struct bulk *bulk;	/* borrowed */
};

struct cursor {
	sqlite3_vtab_cursor base;
	const struct bulk *bulk;
	const struct bulk_cell *at, *end;	/* the row, and behind all */
};

static int
connect(sqlite3 *h, void *bulk, int argc, const char *const *argv,
    sqlite3_vtab **out, char **message)
{
	const struct bulk *b = bulk;
	struct buf sql = BUF_INIT;
	struct table *t;
	size_t i;
	int rc;

	(void)argc;
	(void)argv;
	(void)message;
	buf_puts(&sql, "CREATE TABLE x(c0");
	for (i = 1; i < b->columns; i++)
		buf_printf(&sql, ",c%zu", i);
	buf_putc(&sql, ')');
	rc = sqlite3_declare_vtab(h, sql.data);
	buf_release(&sql);
	if (rc != SQLITE_OK)
		return rc;
	t = mem_array(1, sizeof(*t));
	t->bulk = b;
	*out = &t->base;
	return SQLITE_OK;
}

static int
disconnect(sqlite3_vtab *table)
{
	free(table);
	return SQLITE_OK;
}

/* There is one way to read it. */
static int
best_index(sqlite3_vtab *table, sqlite3_index_info *info)
{
	const struct table *t = (const struct table *)table;

	info->estimatedRows = (sqlite3_int64)t->bulk->insertion.rows->n;
	info->estimatedCost = (double)t->bulk->insertion.rows->n;
	return SQLITE_OK;
}

static int
open_cursor(sqlite3_vtab *table, sqlite3_vtab_cursor **out)
{
	struct cursor *c = mem_array(1, sizeof(*c));

	c->bulk = ((struct table *)table)->bulk;
	*out = &c->base;
	return SQLITE_OK;
}

static int
close_cursor(sqlite3_vtab_cursor *cursor)
{
	free(cursor);
	return SQLITE_OK;
}

static int
filter(sqlite3_vtab_cursor *cursor, int index, const char *name, int argc,
    sqlite3_value **argv)
{
	struct cursor *c = (struct cursor *)cursor;
	const struct bulk_rows *rows = c->bulk->insertion.rows;

	(void)index;
	(void)name;
	(void)argc;
	(void)argv;
	c->at = rows->cells;
	c->end = rows->cells + rows->n * c->bulk->columns;
	return SQLITE_OK;
}

static int
next(sqlite3_vtab_cursor *cursor)
{
	struct cursor *c = (struct cursor *)cursor;

	c->at += c->bulk->columns;
	return SQLITE_OK;
}

static int
is_at_end(sqlite3_vtab_cursor *cursor)
{
	const struct cursor *c = (const struct cursor *)cursor;

	return c->at == c->end;
}

/* The bytes stay where they are until the statement ends. */
static int
column(sqlite3_vtab_cursor *cursor, sqlite3_context *out, int i)
{
	const struct cursor *c = (const struct cursor *)cursor;
	const struct bulk_cell *cell = c->at + i;
	const char *bytes;

	if (cell->type == CELL_INT) {
		if (cell->n != NUM_NONE)
			sqlite3_result_int64(out, cell->n);
		return SQLITE_OK;
	}
	bytes = c->bulk->insertion.rows->bytes.data + cell->n;
	if (cell->type == CELL_TEXT)
		sqlite3_result_text64(out, bytes, cell->len, SQLITE_STATIC,
		    SQLITE_UTF8);
	else
		sqlite3_result_blob64(out, bytes, cell->len, SQLITE_STATIC);
	return SQLITE_OK;
}

static int
rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *out)
{
	const struct cursor *c = (const struct cursor *)cursor;

	/* asked of no row: each has one of its own nevertheless */
	*out = c->at - c->bulk->insertion.rows->cells;
	return SQLITE_OK;
}

int
waiting_register(sqlite3 *h, const char *name, struct bulk *b)
{
	/* without xCreate it needs no CREATE VIRTUAL TABLE */
	static const sqlite3_module module = {
		.xConnect = connect,
		.xBestIndex = best_index,
		.xDisconnect = disconnect,
		.xOpen = open_cursor,
		.xClose = close_cursor,
		.xFilter = filter,
		.xNext = next,
		.xEof = is_at_end,
		.xColumn = column,
		.xRowid = rowid,
	};

	return sqlite3_create_module(h, name, &module, b);
}
