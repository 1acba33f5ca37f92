#include "store/bulk.h"

#include <stdlib.h>

#include "base/mem.h"
#include "store/dbi.h"

/* Of a table in a lot. A scribe is woken for each: fewer rows would cost more
 * than they gain by being written while the next are made. */
#define ROWS 256

static void
begin(struct db *db, struct bulk *b, size_t columns)
{
	size_t i;

	b->columns = columns;
	b->fills = &b->lots[db->lots_filled % BULK_LOTS];
	for (i = 0; i < BULK_LOTS; i++) {
		b->lots[i].cells = mem_array(ROWS * columns,
		    sizeof(*b->lots[i].cells));
		buf_init(&b->lots[i].bytes);
	}
}

struct bulk *
bulk_row(struct db *db, enum bulk_table t, size_t columns)
{
	struct bulk *b = &db->bulk[t];

	if (b->columns == 0)
		begin(db, b, columns);
	b->at = b->fills->cells + b->fills->n * columns;
	b->end = b->at + columns;
	return b;
}

static struct bulk_cell *
put_bytes(struct bulk *b, const char *s, size_t len)
{
	struct bulk_cell *c = bulk_cell(b);

	/* SQLite takes no longer ones (store/db.c) */
	if (len > UINT32_MAX)
		BUG("too many bytes for a cell");
	c->n = (int64_t)b->fills->bytes.len;
	c->len = (uint32_t)len;
	buf_put(&b->fills->bytes, s, len);
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
empty(struct bulk_rows *l)
{
	l->n = 0;
	buf_reset(&l->bytes);
}

int
bulk_write(struct db *db, int lot, struct err *e)
{
	int t;

	/* whether there are rows is asked of the lot alone: a table may be
	 * given its first row while a scribe is here */
	for (t = 0; t < BULK_COUNT; t++)
		if (db->bulk[t].lots[lot].n > 0 &&
		    insertion_run(db, t, &db->bulk[t].lots[lot], e) < 0)
			return -1;
	return 0;
}

/*
 * End the lot that is being filled, and write it or have it written. The one
 * that is filled next is nobody else's by then; it is emptied here, since a
 * scribe leaves what comes behind a failure as it is.
 */
static int
hand_over(struct db *db, struct err *e)
{
	int t, rc = 0, lot = (int)(db->lots_filled % BULK_LOTS);
	struct bulk *b;

	if (db->scribe == NULL) {
		rc = bulk_write(db, lot, e);
	} else {
		db->is_lent = 1;
		scribe_give(db->scribe, lot);
	}
	db->lots_filled++;
	for (t = 0; t < BULK_COUNT; t++) {
		b = &db->bulk[t];
		b->fills = &b->lots[db->lots_filled % BULK_LOTS];
		empty(b->fills);
	}
	return rc;
}

int
bulk_end(struct db *db, struct bulk *b, struct err *e)
{
	struct bulk_rows *l = b->fills;

	if (b->at != b->end)
		BUG("a row has too few columns");
	l->n++;
	db->waiting = 1;
	return l->n < ROWS ? 0 : hand_over(db, e);
}

int
bulk_wait(struct db *db, struct err *e)
{
	if (!db->is_lent)
		return 0;
	db->is_lent = 0;
	return scribe_wait(db->scribe, e);
}

int
bulk_flush(struct db *db, struct err *e)
{
	int rc;

	if (!db->waiting)
		return bulk_wait(db, e);
	rc = hand_over(db, e);
	if (rc == 0)
		rc = bulk_wait(db, e);
	bulk_drop(db);
	return rc;
}

int
bulk_give(struct db *db, struct err *e)
{
	static const struct caseid none = CASEID_NONE;

	if (!db->waiting)
		return 0;
	db->waiting = 0;
	db->highest_waiting = none;
	return hand_over(db, e);
}

void
bulk_drop(struct db *db)
{
	static const struct caseid none = CASEID_NONE;
	struct err ignored = ERR_INIT;
	int t, i;

	/* whatever could not be written is gone with the rest */
	(void)bulk_wait(db, &ignored);
	for (t = 0; t < BULK_COUNT; t++)
		for (i = 0; i < BULK_LOTS; i++)
			empty(&db->bulk[t].lots[i]);
	db->waiting = 0;
	db->highest_waiting = none;
}

void
bulk_release(struct db *db)
{
	struct bulk *b;
	int t, i;

	for (t = 0; t < BULK_COUNT; t++) {
		b = &db->bulk[t];
		insertion_release(&b->insertion);
		for (i = 0; i < BULK_LOTS; i++) {
			free(b->lots[i].cells);
			buf_release(&b->lots[i].bytes);
		}
	}
}
