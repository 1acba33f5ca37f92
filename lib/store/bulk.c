#include "store/bulk.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/dbi.h"
#include "store/waiting.h"

#define ROWS 64			/* in a lot; more gain nothing */

/*
 * How they are inserted. OR ROLLBACK for the same reason as the triggers'
 * (store/schema.c); what has been entered for a caller may be entered again.
 */
static const struct {
	const char *insert, *waiting;
} tables[BULK_COUNT] = {
	{ "INSERT OR ROLLBACK INTO event", "waiting_event" },
	{ "INSERT OR ROLLBACK INTO private", "waiting_private" },
	{ "INSERT OR ROLLBACK INTO cases", "waiting_cases" },
	{ "INSERT OR IGNORE INTO caller", "waiting_caller" },
};

static void
begin(struct bulk *b, enum bulk_table t, size_t columns)
{
	struct buf sql = BUF_INIT;

	buf_printf(&sql, "%s SELECT * FROM %s", tables[t].insert,
	    tables[t].waiting);
	b->insert = buf_take(&sql);
	b->columns = columns;
	b->cells = mem_array(ROWS * columns, sizeof(*b->cells));
	buf_init(&b->bytes);
}

struct bulk *
bulk_row(struct db *db, enum bulk_table t, size_t columns)
{
	struct bulk *b = &db->bulk[t];

	if (b->cells == NULL)
		begin(b, t, columns);
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

static struct bulk_cell *
put_bytes(struct bulk *b, const char *s, size_t len)
{
	struct bulk_cell *c = next_cell(b);

	c->at = b->bytes.len;
	c->len = len;
	buf_put(&b->bytes, s, len);
	return c;
}

void
bulk_text(struct bulk *b, const char *s, size_t len)
{
	put_bytes(b, s, len)->type = CELL_TEXT;
}

void
bulk_blob(struct bulk *b, const void *p, size_t len)
{
	put_bytes(b, p, len)->type = CELL_BLOB;
}

static void
empty(struct bulk *b)
{
	b->n = b->ncells = 0;
	buf_reset(&b->bytes);
}

static int
flush(struct db *db, enum bulk_table t, struct err *e)
{
	struct bulk *b = &db->bulk[t];
	sqlite3_stmt *st;
	int rc;

	if (b->n == 0)
		return 0;
	if (!b->is_known) {
		if (waiting_register(db->h, tables[t].waiting, b) !=
		    SQLITE_OK)
			return dbi_error(db, "register", e);
		b->is_known = 1;
	}
	st = dbi_stmt_aside(db, b->insert, e);
	rc = st == NULL ? -1 : dbi_run(db, st, e);
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
	return b->n < ROWS ? 0 :
	    flush(db, (enum bulk_table)(b - db->bulk), e);
}

int
bulk_flush(struct db *db, struct err *e)
{
	int t, rc = 0;

	if (!db->waiting)
		return 0;
	for (t = 0; t < BULK_COUNT && rc == 0; t++)
		rc = flush(db, (enum bulk_table)t, e);
	bulk_drop(db);
	return rc;
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
		free(b->insert);
		free(b->cells);
		buf_release(&b->bytes);
	}
}
