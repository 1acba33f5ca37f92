#include "store/links.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "life/belong.h"
#include "store/cases.h"
#include "store/dbi.h"
#include "store/dictionary.h"

#define COLUMNS "cas, kind, dst, score, why, reason, ground, withdrawn"

static const char sql_hung[] = "SELECT DISTINCT l.dst FROM cases c"
    " JOIN link l ON l.cas = c.key AND l.withdrawn IS NULL"
    " WHERE c.state < 4";
static const char sql_from[] = "SELECT " COLUMNS " FROM link"
    " WHERE cas = ? AND withdrawn IS NULL ORDER BY kind, dst";
static const char sql_to[] = "SELECT " COLUMNS " FROM link"
    " WHERE dst = ? AND withdrawn IS NULL ORDER BY kind, cas";
/* What is linked to is named by its no, source and role. */
#define TOLD "SELECT l.cas, l.kind, l.dst, l.score, l.why, l.reason," \
    " l.ground, l.withdrawn, c.no, c.src, c.role" \
    " FROM link l LEFT JOIN cases c ON c.key = l.dst WHERE l.cas "
#define TOLD_ORDER " AND l.withdrawn IS NULL ORDER BY l.cas, l.kind, l.dst"
static const char sql_told[] = TOLD "= ?1" TOLD_ORDER;
static const char sql_told_lot[] = TOLD "IN " DBI_LOT TOLD_ORDER;
static const char sql_get[] = "SELECT " COLUMNS " FROM link"
    " WHERE cas = ? AND kind = ? AND dst = ?";
static const char sql_is_first[] = "SELECT 1 FROM link"
    " WHERE dst = ? AND kind = 2 AND withdrawn IS NULL LIMIT 1";
static const char sql_found[] = "INSERT INTO link"
    " VALUES (?, ?, ?, ?, ?, NULL, ?, ?, NULL) ON CONFLICT DO NOTHING";
static const char sql_said[] = "INSERT INTO link"
    " VALUES (?, ?, ?, NULL, ?, ?, NULL, ?, NULL)"
    " ON CONFLICT DO UPDATE SET"
    " score = NULL, why = excluded.why, reason = excluded.reason,"
    " seq = excluded.seq, withdrawn = NULL";
static const char sql_unsaid[] = "UPDATE link SET withdrawn = ?"
    " WHERE cas = ? AND kind = ? AND dst = ?";
static const char sql_upto[] = "UPDATE link_upto SET key = ?"
    " WHERE pass = ?";

static void
read_link(struct db *db, sqlite3_stmt *st, struct link *l)
{
	l->key = dbi_column(st, 0);
	l->kind = (enum record_link_kind)dbi_column(st, 1);
	l->to = dbi_column(st, 2);
	l->score = dbi_column(st, 3);
	l->why = (unsigned)dbi_column(st, 4);
	l->reason = dictionary_program(db, dbi_column(st, 5));
	l->ground = dictionary_program(db, dbi_column(st, 6));
	l->withdrawn = dbi_column(st, 7);
}

static int
read_links(struct db *db, const char *sql, int64_t key, links_fn fn,
    void *arg, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql, e);
	struct link l;
	int rc;

	if (st == NULL)
		return -1;
	dbi_int(st, 1, key);
	while ((rc = dbi_step(db, st, e)) == 1) {
		read_link(db, st, &l);
		if (fn(arg, &l) != 0)
			break;
	}
	if (rc < 0)
		return -1;
	dbi_done(st);
	return 0;
}

int
links_to(struct db *db, int64_t key, links_fn fn, void *arg, struct err *e)
{
	return read_links(db, sql_to, key, fn, arg, e);
}

int
links_hung(struct db *db, int (*fn)(void *arg, int64_t key), void *arg,
    struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_hung, e);
	int rc;

	if (st == NULL)
		return -1;
	while ((rc = dbi_step(db, st, e)) == 1) {
		if (fn(arg, dbi_column(st, 0)) != 0)
			break;
	}
	if (rc < 0)
		return -1;
	dbi_done(st);
	return 0;
}

int
links_get(struct db *db, int64_t key, enum record_link_kind kind, int64_t to,
    struct link *l, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_get, e);
	int rc;

	if (st == NULL)
		return -1;
	dbi_int(st, 1, key);
	dbi_int(st, 2, (int64_t)kind);
	dbi_int(st, 3, to);
	rc = dbi_step(db, st, e);
	if (rc < 0)
		return -1;
	if (rc == 1)
		read_link(db, st, l);
	dbi_done(st);
	return rc;
}

static int
add_kind(void *arg, const struct link *l)
{
	int64_t *kinds = arg;

	*kinds |= INT64_C(1) << l->kind;
	return 0;
}

int
links_fill(struct db *db, struct record *r, struct err *e)
{
	int64_t kinds = 0, first;

	if (read_links(db, sql_from, r->key, add_kind, &kinds, e) < 0 ||
	    dbi_number(db, sql_is_first, r->key, &first, e) < 0)
		return -1;
	if (first != NUM_NONE)
		kinds |= INT64_C(1) << LINK_CLUSTER;
	r->m[M_LINKS] = kinds == 0 ? NUM_NONE : kinds;
	return 0;
}

/* --- for records --------------------------------------------------------- */

void
links_texts_init(struct links_texts *t)
{
	memset(t, 0, sizeof(*t));
	buf_init(&t->b);
}

void
links_texts_release(struct links_texts *t)
{
	free(t->at);
	free(t->places);
	buf_release(&t->b);
}

/* The id of the case that a link leads to; nothing where it is gone. */
static void
put_id(struct db *db, sqlite3_stmt *st, struct buf *b)
{
	struct record other;
	const char *no;
	size_t len;

	no = dbi_column_bytes(st, 8, &len);
	if (len == 0 || len > RECORD_NO_MAX)
		return;
	record_init(&other);
	memcpy(other.no, no, len);
	other.no[len] = '\0';
	other.m[M_SRC] = dictionary_program(db, dbi_column(st, 9));
	other.m[M_ROLE] = dbi_column(st, 10);
	record_put_id(b, &other, db->words);
}

/* A link, with its texts as offsets of b, which moves. */
static void
add_told(struct db *db, sqlite3_stmt *st, const struct link *l,
    struct links_texts *t)
{
	struct record_link *out;
	size_t *place;

	mem_grow(&t->at, t->n, &t->cap, sizeof(*t->at));
	mem_grow(&t->places, t->n, &t->cap_places, sizeof(*t->places));
	out = &t->at[t->n];
	place = t->places[t->n++];
	out->kind = record_link_name((int64_t)l->kind);
	out->score = l->score == NUM_NONE ? 0 : l->score;
	out->ground = l->ground == NUM_NONE ? NULL :
	    words_text(db->words, l->ground);
	place[0] = t->b.len;
	put_id(db, st, &t->b);
	buf_putc(&t->b, '\0');
	place[1] = t->b.len;
	if (l->reason != NUM_NONE)
		buf_puts(&t->b, words_text(db->words, l->reason));
	else
		belong_put_why(&t->b, l->why);
	buf_putc(&t->b, '\0');
}

/* All links of the lot; they come in the order of its records. */
static int
read_told(struct db *db, sqlite3_stmt *st, const struct record *r, size_t n,
    struct links_texts *t, struct err *e)
{
	struct link l;
	size_t i = 0;
	int rc;

	t->first[0] = 0;
	while ((rc = dbi_step(db, st, e)) == 1) {
		read_link(db, st, &l);
		while (i < n && r[i].key != l.key)
			t->first[++i] = t->n;
		if (i == n)
			BUG("cases out of order");
		add_told(db, st, &l, t);
	}
	if (rc < 0)
		return -1;
	while (i < n)
		t->first[++i] = t->n;
	dbi_done(st);
	return 0;
}

int
links_read_texts(struct db *db, const struct record *r, size_t n,
    struct links_texts *t, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, n == 1 ? sql_told : sql_told_lot, e);
	size_t i;

	if (st == NULL)
		return -1;
	buf_reset(&t->b);
	t->n = 0;
	for (i = 0; i < n; i++)
		dbi_int(st, (int)i + 1, r[i].key);
	if (read_told(db, st, r, n, t, e) < 0)
		return -1;
	for (i = 0; i < t->n; i++) {
		t->at[i].to = t->b.data + t->places[i][0];
		t->at[i].why = t->b.data + t->places[i][1];
	}
	return 0;
}

/* --- events into rows ---------------------------------------------------- */

void
links_put(struct buf *b, const struct link *l)
{
	buf_putn(b, l->key);
	buf_putc(b, ':');
	buf_putn(b, (int64_t)l->kind);
	buf_putc(b, ':');
	buf_putn(b, l->to);
	buf_putc(b, ':');
	buf_putn(b, l->score);
	buf_putc(b, ':');
	buf_putn(b, (int64_t)l->why);
	buf_putc(b, ';');
}

static int
derive_found(struct db *db, const struct event *ev, struct err *e)
{
	const struct event_value *v = event_value(ev, EF_LINKS);
	sqlite3_stmt *st = dbi_stmt(db, sql_found, e);
	sqlite3_stmt *upto = dbi_stmt(db, sql_upto, e);
	const char *s = v == NULL ? "" : v->s;
	const char *end = v == NULL ? s : s + v->len;
	int64_t ground = dictionary_stored(db, event_get(ev, EF_GROUND));
	int64_t n[5];
	int i;

	if (st == NULL || upto == NULL)
		return -1;
	while (s < end) {
		if (num_take_row(&s, end, n, 5) < 0 || n[1] >= LINK_COUNT)
			return err_set(e, ERR_DATA, "unreadable links");
		for (i = 0; i < 5; i++)
			dbi_int(st, i + 1, n[i]);
		if (n[1] == LINK_REPEAT)
			dbi_int(st, 6, ground);
		dbi_int(st, 7, ev->seq);
		if (dbi_run(db, st, e) < 0)
			return -1;
	}
	if (event_get(ev, EF_COUNT) == NUM_NONE)
		return 0;
	dbi_int(upto, 1, event_get(ev, EF_COUNT));
	dbi_int(upto, 2, event_get(ev, EF_PASS));
	return dbi_run(db, upto, e);
}

/* The kind and the other case that a person named. */
static int
read_said(struct db *db, const struct event *ev, int64_t *kind, int64_t *to,
    struct err *e)
{
	const struct event_value *v = event_value(ev, EF_LINK_TO);
	int64_t word = event_get(ev, EF_LINK_KIND);
	struct record other;
	int rc;

	*kind = record_link_find(words_text(db->words, word),
	    words_len(db->words, word));
	if (v == NULL || *kind == NUM_NONE)
		return err_set(e, ERR_DATA, "a link to nothing");
	record_init(&other);
	if (record_parse_id(&other, v->s, v->len, db->words, e) < 0)
		return -1;
	rc = cases_key(db, &other, e);
	if (rc == 0)
		return err_set(e, ERR_REFUSED, "no such case");
	*to = other.key;
	return rc < 0 ? -1 : 0;
}

static int
derive_said(struct db *db, const struct event *ev, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_said, e);
	int64_t kind, to;

	if (st == NULL || read_said(db, ev, &kind, &to, e) < 0)
		return -1;
	dbi_int(st, 1, ev->key);
	dbi_int(st, 2, kind);
	dbi_int(st, 3, to);
	dbi_int(st, 4, BELONG_HAND);
	dbi_int(st, 5, dictionary_stored(db, event_get(ev, EF_REASON)));
	dbi_int(st, 6, ev->seq);
	return dbi_run(db, st, e);
}

static int
derive_unsaid(struct db *db, const struct event *ev, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(db, sql_unsaid, e);
	int64_t kind, to;

	if (st == NULL || read_said(db, ev, &kind, &to, e) < 0)
		return -1;
	dbi_int(st, 1, ev->seq);
	dbi_int(st, 2, ev->key);
	dbi_int(st, 3, kind);
	dbi_int(st, 4, to);
	return dbi_run(db, st, e);
}

int
links_derive(struct db *db, const struct event *ev, struct err *e)
{
	if (ev->kind == EV_LINKS)
		return derive_found(db, ev, e);
	if (ev->kind == EV_LINK)
		return derive_said(db, ev, e);
	return derive_unsaid(db, ev, e);
}
