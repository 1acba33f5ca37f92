#include "store/bulk.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/dbi.h"

#define ROWS 32			/* in a lot; more gain nothing */

struct bulk_cell {
	enum { CELL_INT, CELL_TEXT, CELL_BLOB } type;
	int64_t n;		/* the number */
	size_t at, len;		/* the bytes */
};

static const char *const tables[BULK_COUNT] = { "event", "private", "cases" };

/* OR ROLLBACK for the same reason as the triggers' (store/schema.c) */
static char *
insert_text(const char *table, size_t columns, size_t rows)
{
	struct buf sql = BUF_INIT;
	size_t i, j;

	buf_printf(&sql, "INSERT OR ROLLBACK INTO %s VALUES ", table);
	for (i = 0; i < rows; i++) {
		buf_puts(&sql, i == 0 ? "(?" : ",(?");
		for (j = 1; j < columns; j++)
			buf_puts(&sql, ",?");
		buf_putc(&sql, ')');
	}
	return buf_take(&sql);
}

struct bulk *
bulk_row(struct db *db, enum bulk_table t, size_t columns)
{
	struct bulk *b = &db->bulk[t];

	if (b->cells != NULL)
		return b;
	b->columns = columns;
	b->one = insert_text(tables[t], columns, 1);
	b->many = insert_text(tables[t], columns, ROWS);
	b->cells = mem_array(ROWS * columns, sizeof(*b->cells));
	buf_init(&b->bytes);
	return b;
}

static struct bulk_cell *
next_cell(struct bulk *b)
{
	if (b->ncells == (b->n + 1) * b->columns)
		BUG("a row has too many columns");
	return &b->cells[b->ncells++];
}

void
bulk_int(struct bulk *b, int64_t n)
{
	struct bulk_cell *c = next_cell(b);

	c->type = CELL_INT;
	c->n = n;
}

static void
put_bytes(struct bulk *b, int type, const char *s, size_t len)
{
	struct bulk_cell *c = next_cell(b);

	c->type = type;
	c->at = b->bytes.len;
	c->len = len;
	buf_put(&b->bytes, s, len);
}

void
bulk_text(struct bulk *b, const char *s, size_t len)
{
	put_bytes(b, CELL_TEXT, s, len);
}

void
bulk_blob(struct bulk *b, const void *p, size_t len)
{
	put_bytes(b, CELL_BLOB, p, len);
}

static void
bind_row(sqlite3_stmt *st, const struct bulk *b, size_t first, size_t ncells)
{
	const struct bulk_cell *c;
	size_t i;
	int column = 1;

	for (i = first; i < first + ncells; i++, column++) {
		c = &b->cells[i];
		if (c->type == CELL_INT && c->n != NUM_NONE)
			dbi_int(st, column, c->n);
		else if (c->type == CELL_TEXT)
			dbi_text(st, column, b->bytes.data + c->at, c->len);
		else if (c->type == CELL_BLOB)
			dbi_blob(st, column, b->bytes.data + c->at, c->len);
	}
}

/* As many rows as the statement takes, from a cell on. */
static int
insert(struct db *db, const struct bulk *b, const char *sql, size_t first,
    size_t ncells, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt_aside(db, sql, e);

	if (st == NULL)
		return -1;
	bind_row(st, b, first, ncells);
	return dbi_run(db, st, e);
}

static void
empty(struct bulk *b)
{
	b->n = b->ncells = 0;
	buf_reset(&b->bytes);
}

/* A full lot in one statement, fewer row by row. */
static int
flush(struct db *db, struct bulk *b, struct err *e)
{
	size_t i;
	int rc = 0;

	if (b->n == ROWS)
		rc = insert(db, b, b->many, 0, b->ncells, e);
	else
		for (i = 0; i < b->n && rc == 0; i++)
			rc = insert(db, b, b->one, i * b->columns,
			    b->columns, e);
	empty(b);
	return rc;
}

int
bulk_end(struct db *db, struct bulk *b, struct err *e)
{
	if (b->ncells != (b->n + 1) * b->columns)
		BUG("a row has too few columns");
	b->n++;
	db->waiting = 1;
	return b->n == ROWS ? flush(db, b, e) : 0;
}

int
bulk_flush(struct db *db, struct err *e)
{
	int t;

	if (!db->waiting)
		return 0;
	for (t = 0; t < BULK_COUNT; t++) {
		if (flush(db, &db->bulk[t], e) < 0) {
			bulk_drop(db);
			return -1;
		}
	}
	bulk_drop(db);
	return 0;
}

void
bulk_drop(struct db *db)
{
	static const struct caseid none = CASEID_NONE;
	int t;

	for (t = 0; t < BULK_COUNT; t++)
		empty(&db->bulk[t]);
	db->waiting = 0;
	db->highest_waiting = none;
}

void
bulk_release(struct db *db)
{
	struct bulk *b;
	int t;

	for (t = 0; t < BULK_COUNT; t++) {
		b = &db->bulk[t];
		free(b->one);
		free(b->many);
		free(b->cells);
		buf_release(&b->bytes);
	}
}
