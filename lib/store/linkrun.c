#include "store/linkrun.h"

#include "base/mem.h"
#include "base/num.h"
#include "store/dictionary.h"

int
linkrun_begin(struct linkrun *f, struct err *e)
{
	if (db_begin_read(f->db, e) < 0)
		return -1;
	if (db_learn_words(f->db, e) == 0)
		return 0;
	db_end_read(f->db);
	return -1;
}

sqlite3_stmt *
linkrun_stmt(struct linkrun *f, const char *sql, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(f->db, sql, e);

	if (st == NULL)
		return NULL;
	dbi_int(st, 1, f->from_key);
	dbi_int(st, 2, f->to_key);
	return st;
}

void
linkrun_add(struct linkrun *f, int64_t key, enum record_link_kind kind,
    int64_t to, int score, unsigned why)
{
	struct link *l;

	mem_grow(&f->found, f->n, &f->cap, sizeof(*f->found));
	l = &f->found[f->n++];
	l->key = key;
	l->to = to;
	l->kind = kind;
	l->score = score;
	l->why = why;
	l->reason = l->ground = l->withdrawn = NUM_NONE;
}

int
linkrun_read(const struct linkrun *f, sqlite3_stmt *st, struct linkcase *c)
{
	int64_t state = dbi_column(st, 8);

	if (dbi_column(st, 9) == ROLE_ASSIST || !policy_is_counted(f->policy,
	    dictionary_program(f->db, dbi_column(st, 10))))
		return 0;
	c->c.key = dbi_column(st, 0);
	c->c.caller = dbi_column(st, 1);
	c->c.received_at = dbi_column(st, 2);
	c->c.closed_at = dbi_column(st, 3);
	/* what left the office is nobody's open case here */
	if (c->c.closed_at == NUM_NONE && state == STATE_RETURNED)
		c->c.closed_at = c->c.received_at;
	c->c.category = dictionary_program(f->db, dbi_column(st, 4));
	c->c.site = dictionary_program(f->db, dbi_column(st, 5));
	c->c.flags = dbi_column(st, 6);
	if (c->c.flags == NUM_NONE)
		c->c.flags = 0;
	c->text_seq = dbi_column(st, 7);
	c->hangs = 0;
	return 1;
}

void
linkrun_keep(struct linkcases *l, const struct linkcase *c)
{
	mem_grow(&l->at, l->n, &l->cap, sizeof(*l->at));
	l->at[l->n++] = *c;
}

void
linkrun_note(struct linkrun *f, const struct linkcase *c)
{
	struct linkquote *q;

	linknotes_add(f, &c->c);
	if (c->c.received_at < f->first_at)
		f->first_at = c->c.received_at;
	if ((c->c.flags & FLAG_QUOTES) == 0)
		return;
	mem_grow(&f->quotes, f->nquotes, &f->cap_quotes, sizeof(*f->quotes));
	q = &f->quotes[f->nquotes++];
	q->key = c->c.key;
	q->text_seq = c->text_seq;
}
