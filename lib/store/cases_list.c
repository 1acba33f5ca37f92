#include "store/cases.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/dbi.h"
#include "store/dictionary.h"
#include "store/links.h"
#include "store/row.h"

/* The cases that match a query, as records one by one or all in one read. */

struct cases_list {
	struct db *db;			/* borrowed */
	const struct query *query;	/* borrowed */
	int64_t *keys;			/* given: those of another list */
	size_t n, cap, next;
	int is_given;
	struct record lot[DBI_LOT_MAX];	/* the next records, read together */
	size_t nlot, at;
};

static int
bind_query(struct db *db, sqlite3_stmt *st, const struct query_value *v,
    size_t n)
{
	int64_t value;
	size_t i;

	for (i = 0; i < n; i++) {
		value = v[i].n;
		/* a word the database has never seen matches nothing */
		if (v[i].is_word && value != NUM_NONE) {
			value = dictionary_stored(db, value);
			if (value == NUM_NONE)
				value = 0;
		}
		dbi_int(st, (int)i + 1, value);
	}
	return 0;
}

static int
gather(struct cases_list *l, const char *sql, const struct query_value *v,
    size_t n, struct err *e)
{
	sqlite3_stmt *st = NULL;
	int rc;

	if (dbi_prepare(l->db, sql, &st, e) < 0)
		return -1;
	bind_query(l->db, st, v, n);
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		mem_grow(&l->keys, l->n, &l->cap, sizeof(*l->keys));
		l->keys[l->n++] = sqlite3_column_int64(st, 0);
	}
	if (rc != SQLITE_DONE)
		dbi_error(l->db, "list", e);
	(void)sqlite3_finalize(st);	/* repeats what the step said */
	return rc == SQLITE_DONE ? 0 : -1;
}

static int
compare_keys(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

struct cases_list *
cases_list_new(struct db *db, const struct query *q, struct err *e)
{
	struct cases_list *l = mem_array(1, sizeof(*l));
	struct query_value *values = NULL;
	struct buf sql = BUF_INIT;
	size_t n;
	int rc = -1;

	l->db = db;
	l->query = q;
	if (dictionary_load(db, e) < 0)
		goto out;
	buf_puts(&sql, "SELECT key FROM cases WHERE ");
	n = query_put_sql(&sql, q, 1, &values);
	if (gather(l, sql.data, values, n, e) < 0)
		goto out;
	if (l->n > 1)
		qsort(l->keys, l->n, sizeof(*l->keys), compare_keys);
	rc = 0;
out:
	free(values);
	buf_release(&sql);
	if (rc == 0)
		return l;
	cases_list_free(l);
	return NULL;
}

/* Made once: the text is the statement's name. */
static const char *
lot_text(void)
{
	static char *kept;
	struct buf b = BUF_INIT;

	if (kept == NULL) {
		buf_printf(&b, "SELECT %s FROM cases WHERE key IN " DBI_LOT
		    " ORDER BY key", row_columns());
		kept = buf_take(&b);
	}
	return kept;
}

void
cases_list_free(struct cases_list *l)
{
	if (l == NULL)
		return;
	if (!l->is_given)
		free(l->keys);
	free(l);
}

struct cases_list *
cases_list_beside(struct db *db, const struct query *q)
{
	struct cases_list *l = mem_array(1, sizeof(*l));

	l->db = db;
	l->query = q;
	l->is_given = 1;
	(void)lot_text();
	return l;
}

void
cases_list_give(struct cases_list *to, struct cases_list *l, size_t n)
{
	if (n > l->n - l->next)
		n = l->n - l->next;
	to->keys = l->keys + l->next;
	to->n = n;
	to->next = to->at = to->nlot = 0;
	l->next += n;
}

size_t
cases_list_left(const struct cases_list *l)
{
	return l->n - l->next;
}

/* Whether the record matches; its texts are read where that matters. */
static int
matches(struct cases_list *l, struct record *r, struct err *e)
{
	struct record_texts t;
	struct buf b = BUF_INIT;
	int rc = -1;

	if (query_needs_links(l->query) && links_fill(l->db, r, e) < 0)
		return -1;
	if (!query_needs_text(l->query))
		return query_matches(l->query, r, NULL, l->db->words);
	if (cases_texts(l->db, r, &t, &b, e) == 0)
		rc = query_matches(l->query, r, &t, l->db->words);
	buf_release(&b);
	return rc;
}

/* The records of the next keys: 1 some, 0 there are no more keys, -1. */
static int
read_lot(struct cases_list *l, struct err *e)
{
	sqlite3_stmt *st;
	size_t n = l->n - l->next;
	int rc;

	l->nlot = l->at = 0;
	if (n == 0)
		return 0;
	if (n > DBI_LOT_MAX)
		n = DBI_LOT_MAX;
	st = dbi_stmt(l->db, lot_text(), e);
	if (st == NULL)
		return -1;
	dbi_lot(st, l->keys + l->next, n);
	while ((rc = dbi_step(l->db, st, e)) == 1)
		row_read(l->db, st, &l->lot[l->nlot++]);
	if (rc < 0)
		return -1;
	dbi_done(st);
	l->next += n;
	return 1;
}

int
cases_list_next(struct cases_list *l, struct record *r, struct err *e)
{
	int rc;

	for (;;) {
		while (l->at < l->nlot) {
			*r = l->lot[l->at++];
			rc = matches(l, r, e);
			if (rc != 0)
				return rc;
		}
		rc = read_lot(l, e);
		if (rc <= 0)
			return rc;
	}
}

/* What the columns can answer has been asked of SQLite; q decides. */
static int
step_matches(struct db *db, sqlite3_stmt *st, const struct query *q,
    cases_fn fn, void *arg)
{
	struct err ignored = ERR_INIT;	/* dbi_error says it again */
	struct record r;
	int rc;

	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		row_read(db, st, &r);
		if (query_needs_links(q) && links_fill(db, &r, &ignored) < 0)
			return SQLITE_ERROR;
		if (query_matches(q, &r, NULL, db->words) && fn(arg, &r) != 0)
			return SQLITE_DONE;
	}
	return rc;
}

int
cases_match(struct db *db, const struct query *q, cases_fn fn, void *arg,
    struct err *e)
{
	struct query_value *values = NULL;
	struct buf sql = BUF_INIT;
	sqlite3_stmt *st = NULL;
	int rc = SQLITE_ERROR;
	size_t n;

	if (dictionary_load(db, e) < 0)
		return -1;
	/* by an index the rows would come in its order: each page again and
	 * again */
	buf_printf(&sql, "SELECT %s FROM cases WHERE key IN"
	    " (SELECT key FROM cases WHERE ", row_columns());
	n = query_put_sql(&sql, q, 1, &values);
	buf_puts(&sql, ") ORDER BY key");
	if (dbi_prepare(db, sql.data, &st, e) < 0)
		goto out;
	bind_query(db, st, values, n);
	rc = step_matches(db, st, q, fn, arg);
	if (rc != SQLITE_DONE)
		dbi_error(db, "list", e);
out:
	(void)sqlite3_finalize(st);	/* repeats what the step said */
	free(values);
	buf_release(&sql);
	return rc == SQLITE_DONE ? 0 : -1;
}
