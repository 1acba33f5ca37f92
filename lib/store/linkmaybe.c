#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/linkrun.h"
#include "store/private.h"
#include "text/alike.h"

/*
 * A case of a layout without order numbers has a digest for one: "d" and hex
 * digits. Another export may know it by its number. Nothing but the second of
 * the call, the category and the text can tell, so it is only proposed.
 */
static const char sql_pairs[] = "SELECT a.key, b.key, a.text_seq, b.text_seq"
    " FROM cases a JOIN cases b ON b.received_at = a.received_at"
    " WHERE a.no >= 'd' AND a.no < 'e' AND length(a.no) >= 25"
    " AND NOT (b.no >= 'd' AND b.no < 'e' AND length(b.no) >= 25)"
    " AND b.role = 0 AND max(a.key, b.key) > ? AND max(a.key, b.key) <= ?"
    " AND a.category IS b.category";

struct pair {
	int64_t key, to, seq[2];
};

static int
read_pairs(struct linkrun *f, struct pair **pairs, size_t *n, struct err *e)
{
	sqlite3_stmt *st = linkrun_stmt(f, sql_pairs, e);
	struct pair *p;
	size_t cap = 0;
	int rc;

	if (st == NULL)
		return -1;
	while ((rc = dbi_step(f->db, st, e)) == 1) {
		mem_grow(pairs, *n, &cap, sizeof(**pairs));
		p = &(*pairs)[(*n)++];
		p->key = dbi_column(st, 0);
		p->to = dbi_column(st, 1);
		p->seq[0] = dbi_column(st, 2);
		p->seq[1] = dbi_column(st, 3);
	}
	if (rc == 0)
		dbi_done(st);
	return rc;
}

static int
compare_texts(struct linkrun *f, const struct pair *p, struct buf b[2],
    struct err *e)
{
	struct record_texts t[2];
	int64_t caller;
	int i;

	memset(t, 0, sizeof(t));
	for (i = 0; i < 2; i++) {
		buf_reset(&b[i]);
		if (p->seq[i] != NUM_NONE && private_get(f->db, p->seq[i],
		    &t[i], &caller, &b[i], e) < 0)
			return -1;
	}
	return alike_percent(t[0].s[TEXT_BODY], t[0].len[TEXT_BODY],
	    t[1].s[TEXT_BODY], t[1].len[TEXT_BODY]);
}

int
linkmaybe_find(struct linkrun *f, struct err *e)
{
	struct buf b[2] = { BUF_INIT, BUF_INIT };
	struct pair *pairs = NULL;
	size_t i, n = 0;
	int alike, rc = -1;

	if (read_pairs(f, &pairs, &n, e) < 0)
		goto out;
	for (i = 0; i < n; i++) {
		alike = compare_texts(f, &pairs[i], b, e);
		if (alike < 0)
			goto out;
		if (alike >= f->policy->links.maybe_text)
			linkrun_add(f, pairs[i].key, LINK_MAYBE, pairs[i].to,
			    alike, BELONG_MOMENT | BELONG_CATEGORY |
			    BELONG_TEXT);
	}
	rc = 0;
out:
	buf_release(&b[0]);
	buf_release(&b[1]);
	free(pairs);
	return rc;
}
