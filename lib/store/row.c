#include "store/row.h"

#include <string.h>

#include "base/num.h"
#include "store/counted.h"
#include "store/dictionary.h"
#include "store/schema.h"

/*
 * The statements are made from the list of members once a process: constant
 * texts from then on.
 */
static struct {
	char *columns, *update;
	size_t ncolumns;
} sql;

static void
build(void)
{
	struct buf names = BUF_INIT, update = BUF_INIT;
	size_t i, n = 4;	/* key, no, more, facts */

	if (sql.columns != NULL)
		return;
	schema_put_columns(&names);
	buf_puts(&update, "UPDATE cases SET (");
	buf_puts(&update, names.data);
	buf_puts(&update, ") = (?");
	for (i = 0; i < M_COUNT; i++)
		if (record_has_column(i))
			n++;
	for (i = 1; i < n; i++)
		buf_puts(&update, ",?");
	buf_puts(&update, ") WHERE key = ?1");
	sql.columns = buf_take(&names);
	sql.update = buf_take(&update);
	sql.ncolumns = n;
}

static int
is_word(enum record_type t)
{
	return t == RECORD_WORD || t == RECORD_PATH || t == RECORD_LIST;
}

static int64_t
stored(const struct db *db, int member, int64_t n)
{
	if (n == NUM_NONE || !is_word(record_info[member].type))
		return n;
	return dictionary_stored(db, n);
}

/* Another program may have added words since we last looked. A failure to
 * read them is one of the statement too that the row comes from. */
static int64_t
program(struct db *db, int member, int64_t n)
{
	struct err ignored = ERR_INIT;

	if (n == NUM_NONE || !is_word(record_info[member].type))
		return n;
	if (n > db->nstored)
		(void)dictionary_load(db, &ignored);
	return dictionary_program(db, n);
}

/* Members without a column, those that are known: number and value. */
static void
put_more(struct buf *b, const struct db *db, const struct record *r)
{
	int i;

	for (i = 0; i < M_COUNT; i++) {
		if (record_info[i].place != RECORD_ROW ||
		    r->m[i] == NUM_NONE)
			continue;
		buf_put_varint(b, (uint64_t)i);
		buf_put_zigzag(b, stored(db, i, r->m[i]));
	}
}

/* New rows come in many: they wait for their fellows. */
int
row_insert(struct db *db, const struct record *r, struct err *e)
{
	struct caseid id;
	struct bulk *b;
	int i;

	build();
	b = bulk_row(db, BULK_CASES, sql.ncolumns);
	bulk_int(b, r->key);
	bulk_text(b, r->no, strlen(r->no));
	for (i = 0; i < M_COUNT; i++)
		if (record_has_column(i))
			bulk_int(b, stored(db, i, r->m[i]));
	buf_reset(&db->fields);
	put_more(&db->fields, db, r);
	if (db->fields.len > 0)
		bulk_blob(b, db->fields.data, db->fields.len);
	else
		bulk_int(b, NUM_NONE);
	bulk_int(b, counted_facts(r));
	if (caseid_of(db, r, &id))
		caseid_raise(&db->highest_waiting, &id);
	return bulk_end(db, b, e);
}

int
row_update(struct db *db, const struct record *r, struct err *e)
{
	sqlite3_stmt *st;
	int i, column = 3;

	build();
	st = dbi_stmt(db, sql.update, e);
	if (st == NULL)
		return -1;
	dbi_int(st, 1, r->key);
	dbi_text(st, 2, r->no, strlen(r->no));
	for (i = 0; i < M_COUNT; i++)
		if (record_has_column(i))
			dbi_int(st, column++, stored(db, i, r->m[i]));
	buf_reset(&db->fields);
	put_more(&db->fields, db, r);
	if (db->fields.len > 0)
		dbi_blob(st, column, db->fields.data, db->fields.len);
	dbi_int(st, column + 1, counted_facts(r));
	return dbi_run(db, st, e);
}

const char *
row_columns(void)
{
	build();
	return sql.columns;
}

static void
read_more(struct db *db, const char *s, size_t len, struct record *r)
{
	const unsigned char *p = (const unsigned char *)s, *end = p + len;
	uint64_t member;
	int64_t n;

	/* a damaged row stops here; verify compares and names it */
	while (p < end && buf_get_varint(&p, end, &member) == 0 &&
	    member < M_COUNT && buf_get_zigzag(&p, end, &n) == 0)
		r->m[member] = program(db, (int)member, n);
}

void
row_read(struct db *db, sqlite3_stmt *st, struct record *r)
{
	const char *s;
	size_t len;
	int i, column = 2;

	record_init(r);
	r->key = dbi_column(st, 0);
	s = dbi_column_bytes(st, 1, &len);
	if (len > RECORD_NO_MAX)
		len = RECORD_NO_MAX;
	memcpy(r->no, s, len);
	r->no[len] = '\0';
	for (i = 0; i < M_COUNT; i++)
		if (record_has_column(i))
			r->m[i] = program(db, i, dbi_column(st, column++));
	s = dbi_column_bytes(st, column, &len);
	read_more(db, s, len, r);
}
