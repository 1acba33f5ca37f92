#include "store/row.h"

#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/afoot.h"
#include "store/counted.h"
#include "store/dictionary.h"
#include "store/rowsum.h"
#include "store/schema.h"

/*
 * What the list of members says, once a process: the statements, which are
 * constant texts from then on, and which members have a column and which are
 * packed.
 */
static struct {
	char *names, *taken, *update;
	int column[M_COUNT], packed[M_COUNT];
	unsigned char is_word[M_COUNT];		/* a number of the dictionary */
	size_t ncolumns, npacked;
} row;

#define OTHERS 4		/* no members: key, no, more, facts */

static int
is_word(enum record_type t)
{
	return t == RECORD_WORD || t == RECORD_PATH || t == RECORD_LIST;
}

static void
build(void)
{
	struct buf names = BUF_INIT, taken = BUF_INIT, update = BUF_INIT;
	size_t n;
	int i;

	if (row.taken != NULL)
		return;
	for (i = 0; i < M_COUNT; i++) {
		row.is_word[i] = is_word(record_info[i].type);
		if (record_has_column(i))
			row.column[row.ncolumns++] = i;
		else if (record_info[i].place == RECORD_ROW)
			row.packed[row.npacked++] = i;
	}
	schema_put_columns(&names);
	buf_printf(&taken, "taken(%s)", names.data);
	buf_printf(&update, "UPDATE cases SET (%s) = (?", names.data);
	for (n = 1; n < row.ncolumns + OTHERS; n++)
		buf_puts(&update, ",?");
	buf_puts(&update, ") WHERE key = ?1");
	row.names = buf_take(&names);
	row.taken = buf_take(&taken);
	row.update = buf_take(&update);
}

static int64_t
stored(const struct db *db, int member, int64_t n)
{
	if (n == NUM_NONE || !row.is_word[member])
		return n;
	return dictionary_stored(db, n);
}

/* Another program may have added words since we last looked. A failure to
 * read them is one of the statement too that the row comes from. */
static void
learn_words(struct db *db)
{
	struct err ignored = ERR_INIT;

	(void)dictionary_load(db, &ignored);
}

/* Asked of each value of each row: an error's text would cost more. */
static int64_t
program(struct db *db, int member, int64_t n)
{
	if (n == NUM_NONE || !row.is_word[member])
		return n;
	if (n > db->nstored)
		learn_words(db);
	return dictionary_program(db, n);
}

/* Members without a column, those that are known: number and value. */
static void
put_more(struct buf *b, const struct db *db, const struct record *r)
{
	const int *m = row.packed, *end = row.packed + row.npacked;

	for (; m < end; m++) {
		if (r->m[*m] == NUM_NONE)
			continue;
		buf_put_varint(b, (uint64_t)*m);
		buf_put_zigzag(b, stored(db, *m, r->m[*m]));
	}
}

/* New rows come in many: they wait for their fellows. */
int
row_insert(struct db *db, const struct record *r, struct err *e)
{
	struct caseid id;
	struct bulk *b;
	size_t i;
	int m;

	if (db->afoot != NULL)
		return afoot_put(db->afoot, r, e);
	build();
	b = bulk_row(db, BULK_CASES, row.ncolumns + OTHERS);
	bulk_int(b, r->key);
	bulk_text(b, r->no, strlen(r->no));
	for (i = 0; i < row.ncolumns; i++) {
		m = row.column[i];
		bulk_int(b, stored(db, m, r->m[m]));
	}
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
	int column = 3;
	size_t i;

	if (db->afoot != NULL)
		return afoot_put(db->afoot, r, e);
	build();
	st = dbi_stmt(db, row.update, e);
	if (st == NULL)
		return -1;
	dbi_int(st, 1, r->key);
	dbi_text(st, 2, r->no, strlen(r->no));
	for (i = 0; i < row.ncolumns; i++)
		dbi_int(st, column++, stored(db, row.column[i],
		    r->m[row.column[i]]));
	buf_reset(&db->fields);
	put_more(&db->fields, db, r);
	if (db->fields.len > 0)
		dbi_blob(st, column, db->fields.data, db->fields.len);
	dbi_int(st, column + 1, counted_facts(r));
	return dbi_run(db, st, e);
}

uint64_t
row_sum(struct db *db, const struct record *r, const struct sip_key *key)
{
	struct rowsum sum;
	size_t i;

	build();
	rowsum_begin(&sum, key);
	rowsum_int(&sum, r->key);
	rowsum_text(&sum, r->no, strlen(r->no));
	for (i = 0; i < row.ncolumns; i++)
		rowsum_int(&sum, stored(db, row.column[i],
		    r->m[row.column[i]]));
	buf_reset(&db->fields);
	put_more(&db->fields, db, r);
	if (db->fields.len > 0)
		rowsum_blob(&sum, db->fields.data, db->fields.len);
	else
		rowsum_int(&sum, NUM_NONE);
	rowsum_int(&sum, counted_facts(r));
	return rowsum_end(&sum);
}

const char *
row_columns(void)
{
	build();
	return row.taken;
}

const char *
row_names(void)
{
	build();
	return row.names;
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

static int64_t
value(sqlite3_value *v)
{
	return sqlite3_value_type(v) == SQLITE_NULL ? NUM_NONE :
	    sqlite3_value_int64(v);
}

static const char *
value_bytes(sqlite3_value *v, size_t *len)
{
	const void *p = sqlite3_value_blob(v);

	*len = (size_t)sqlite3_value_bytes(v);
	return p == NULL ? "" : p;
}

/*
 * The SQL function of row_columns. To look at an argument costs a fourth of
 * what a result's column costs, and there are fifty in a row.
 */
static void
take_row(sqlite3_context *context, int n, sqlite3_value **v)
{
	struct db *db = sqlite3_user_data(context);
	struct record *r = &db->row;
	const char *s;
	size_t i, len;
	int m;

	(void)n;
	record_init(r);
	r->key = value(*v++);
	s = value_bytes(*v++, &len);
	if (len > RECORD_NO_MAX)
		len = RECORD_NO_MAX;
	memcpy(r->no, s, len);
	r->no[len] = '\0';
	for (i = 0; i < row.ncolumns; i++) {
		m = row.column[i];
		r->m[m] = program(db, m, value(*v++));
	}
	s = value_bytes(*v, &len);
	read_more(db, s, len, r);
	sqlite3_result_int64(context, r->key);
}

int
row_register(struct db *db, struct err *e)
{
	build();
	if (sqlite3_create_function_v2(db->h, "taken", (int)row.ncolumns +
	    OTHERS, SQLITE_UTF8 | SQLITE_DIRECTONLY, db, take_row, NULL, NULL,
	    NULL) != SQLITE_OK)
		return dbi_error(db, "row", e);
	return 0;
}

void
row_read(struct db *db, sqlite3_stmt *st, struct record *r)
{
	if (dbi_column(st, 0) != db->row.key)
		BUG("rows that were sorted after they were taken");
	*r = db->row;
}

void
row_put_columns(struct buf *b, const enum record_member *m, size_t n)
{
	size_t i;

	buf_puts(b, "key,");
	for (i = 0; i < n; i++)
		buf_printf(b, "%s,", record_info[m[i]].name);
	buf_puts(b, "more");
}

void
row_read_members(struct db *db, sqlite3_stmt *st,
    const enum record_member *m, size_t n, struct record *r)
{
	const char *s;
	size_t i, len;

	build();
	record_init(r);
	r->key = dbi_column(st, 0);
	for (i = 0; i < n; i++)
		r->m[m[i]] = program(db, m[i], dbi_column(st, (int)i + 1));
	s = dbi_column_bytes(st, (int)n + 1, &len);
	read_more(db, s, len, r);
}
