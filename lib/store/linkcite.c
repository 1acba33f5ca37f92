#include <string.h>

#include "base/num.h"
#include "store/linkrun.h"
#include "store/private.h"
#include "store/schema.h"
#include "text/orders.h"

#define CERTAIN 100

/*
 * A number alone is looked up: another source may quote it, and 主办 stands
 * before 协办. What is no order's is forgotten at once.
 */
static const char sql_number[] = "SELECT key FROM cases WHERE no = ?"
    " ORDER BY role, key LIMIT 1";
/* Older cases that quote what has only now arrived: by their own index. */
static const char sql_earlier[] = "SELECT key, text_seq FROM cases"
    " WHERE " SCHEMA_QUOTES " AND received_at >= ? AND key <= ?";

static int
look_up(struct linkrun *f, int64_t key, const char *no, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(f->db, sql_number, e);
	int64_t to = NUM_NONE;
	struct link known;
	size_t i;
	int rc;

	if (st == NULL)
		return -1;
	dbi_text(st, 1, no, strlen(no));
	rc = dbi_step(f->db, st, e);
	if (rc < 0)
		return -1;
	if (rc == 1)
		to = dbi_column(st, 0);
	dbi_done(st);
	if (to == NUM_NONE || to == key)
		return 0;
	if (key <= f->from_key) {
		rc = links_get(f->db, key, LINK_CITES, to, &known, e);
		if (rc != 0)
			return rc < 0 ? -1 : 0;
	}
	for (i = f->n; i > 0 && f->found[i - 1].key == key; i--)
		if (f->found[i - 1].to == to)
			return 0;
	linkrun_add(f, key, LINK_CITES, to, CERTAIN, BELONG_NUMBER);
	return 0;
}

static int
read_numbers(struct linkrun *f, int64_t key, int64_t text_seq,
    struct err *e)
{
	static const enum record_text said[] = { TEXT_TITLE, TEXT_BODY };
	char no[ORDERS_MAX + 1];
	struct record_texts t;
	struct buf b = BUF_INIT;
	int64_t caller;
	size_t i, at;
	int rc = -1;

	if (text_seq == NUM_NONE)
		return 0;
	if (private_get(f->db, text_seq, &t, &caller, &b, e) < 0)
		goto out;
	for (i = 0; i < sizeof(said) / sizeof(said[0]); i++) {
		at = 0;
		while (orders_next(t.s[said[i]], t.len[said[i]], &at, no))
			if (look_up(f, key, no, e) < 0)
				goto out;
	}
	rc = 0;
out:
	buf_release(&b);
	return rc;
}

static int
find_earlier(struct linkrun *f, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(f->db, sql_earlier, e);
	int64_t key, text_seq;
	int rc;

	if (st == NULL)
		return -1;
	dbi_int(st, 1, f->first_at);
	dbi_int(st, 2, f->from_key);
	while ((rc = dbi_step(f->db, st, e)) == 1) {
		key = dbi_column(st, 0);
		text_seq = dbi_column(st, 1);
		if (read_numbers(f, key, text_seq, e) < 0) {
			dbi_done(st);
			return -1;
		}
	}
	if (rc == 0)
		dbi_done(st);
	return rc;
}

int
linkcite_find(struct linkrun *f, struct err *e)
{
	size_t i;

	if (f->from_key > 0 && find_earlier(f, e) < 0)
		return -1;
	for (i = 0; i < f->nquotes; i++)
		if (read_numbers(f, f->quotes[i].key, f->quotes[i].text_seq,
		    e) < 0)
			return -1;
	return 0;
}
