#include "store/verify.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "store/callers.h"
#include "store/dbi.h"
#include "store/dictionary.h"
#include "store/journal.h"
#include "store/private.h"
#include "store/rebuild.h"
#include "store/schema.h"

static const char sql_chain[] = "SELECT seq, at, rec, clock, kind, cas, rev,"
    " actor, body, commitment, prev, hash FROM event ORDER BY seq";
static const char sql_stray[] = "SELECT p.seq FROM private p"
    " LEFT JOIN event e ON e.seq = p.seq WHERE e.commitment IS NULL";
static const char sql_back[] =
    "SELECT r.seq FROM erased r JOIN private p ON p.seq = r.seq";
static const char sql_trigger[] =
    "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?";
static const char sql_policies[] = "SELECT digest, text FROM policy";
static const char sql_policy_gone[] = "SELECT u.seq FROM policy_use u"
    " LEFT JOIN policy p ON p.digest = u.digest WHERE p.digest IS NULL";
static const char sql_calendar_gone[] = "SELECT u.seq FROM policy_use u"
    " LEFT JOIN policy p ON p.digest = u.calendar"
    " WHERE u.calendar NOT NULL AND p.digest IS NULL";

struct verify {
	struct db *db;
	const struct verify_options *options;
	verify_fn fn;
	void *arg;
	int64_t findings;
	int64_t last_seq, last_rec;
	unsigned char head[DIGEST_LEN];
	unsigned char wanted[DIGEST_LEN];	/* the head given */
	int wanted_found;
};

static void
finding(struct verify *v, int64_t seq, const char *text)
{
	v->findings++;
	v->fn(v->arg, seq, lang(text));
}

static void
broken(void *arg, int64_t seq, const char *why)
{
	finding(arg, seq, why);
}

static int
check_triggers(struct verify *v, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(v->db, sql_trigger, e);
	const struct schema_trigger *t;
	const char *sql;
	size_t len;
	int rc;

	if (st == NULL)
		return -1;
	for (t = schema_triggers; t->name != NULL; t++) {
		dbi_text(st, 1, t->name, strlen(t->name));
		rc = dbi_step(v->db, st, e);
		if (rc < 0)
			return -1;
		sql = rc == 1 ? dbi_column_bytes(st, 0, &len) : "";
		if (rc == 0)
			finding(v, 0, "a trigger of the journal is missing");
		else if (strcmp(sql, t->sql) != 0)
			finding(v, 0, "a trigger of the journal was changed");
		dbi_done(st);
	}
	return 0;
}

static void
read_columns(struct journal_columns *c, sqlite3_stmt *st)
{
	size_t len;

	c->seq = dbi_column(st, 0);
	c->at = dbi_column(st, 1);
	c->rec = dbi_column(st, 2);
	c->clock = dbi_column(st, 3);
	c->kind = dbi_column(st, 4);
	c->key = dbi_column(st, 5);
	c->rev = dbi_column(st, 6);
	c->actor = dbi_column(st, 7);
	c->body = dbi_column_bytes(st, 8, &c->body_len);
	c->commitment = (const unsigned char *)dbi_column_bytes(st, 9, &len);
	if (len != DIGEST_LEN)
		c->commitment = NULL;
}

/* One event against the one before it, its own hash and its private row. */
static int
check_event(struct verify *v, sqlite3_stmt *st, struct err *e)
{
	unsigned char hash[DIGEST_LEN];
	struct journal_columns c;
	const char *prev, *stored;
	size_t prev_len, len;
	int fits;

	read_columns(&c, st);
	prev = dbi_column_bytes(st, 10, &prev_len);
	stored = dbi_column_bytes(st, 11, &len);
	if (c.seq != v->last_seq + 1)
		finding(v, c.seq, "events before it are missing");
	if (prev_len != DIGEST_LEN || memcmp(prev, v->head, DIGEST_LEN) != 0)
		finding(v, c.seq, "it does not follow the event before it");
	journal_hash(v->db, v->head, &c, hash);
	if (len != DIGEST_LEN || memcmp(stored, hash, DIGEST_LEN) != 0)
		finding(v, c.seq, "its content does not fit its hash");
	if (v->last_rec != NUM_NONE && c.rec < v->last_rec)
		finding(v, c.seq, "it was written before the event before it");
	if (c.at > c.rec)
		finding(v, c.seq, "it happened after it was written");
	if (c.commitment != NULL) {
		if (private_fits(v->db, c.seq, c.commitment, &fits, e) < 0)
			return -1;
		if (!fits)
			finding(v, c.seq, "its private row was changed");
	}
	v->last_seq = c.seq;
	v->last_rec = c.rec;
	memset(v->head, 0, DIGEST_LEN);
	if (len == DIGEST_LEN)
		memcpy(v->head, stored, DIGEST_LEN);
	if (v->options->head != NULL &&
	    memcmp(v->head, v->wanted, DIGEST_LEN) == 0)
		v->wanted_found = 1;
	return 0;
}

static int
check_chain(struct verify *v, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(v->db, sql_chain, e);
	int rc;

	if (st == NULL)
		return -1;
	if (v->options->head != NULL && digest_from_hex(v->options->head,
	    v->wanted, DIGEST_LEN) < 0)
		return err_set(e, ERR_USAGE,
		    "a head is 64 hexadecimal digits");
	while ((rc = dbi_step(v->db, st, e)) == 1) {
		if (check_event(v, st, e) < 0) {
			dbi_done(st);
			return -1;
		}
	}
	if (rc < 0)
		return -1;
	dbi_done(st);
	if (v->last_seq == 0)
		finding(v, 0, "the journal is empty");
	if (v->options->head != NULL && !v->wanted_found)
		finding(v, v->last_seq, "the journal does not hold the signed "
		    "head: events are missing at its end, or it was "
		    "rewritten");
	return 0;
}

/* A finding for each row of a statement that gives events' seqs. */
static int
check_seqs(struct verify *v, const char *sql, const char *text,
    struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(v->db, sql, e);
	int rc;

	if (st == NULL)
		return -1;
	while ((rc = dbi_step(v->db, st, e)) == 1)
		finding(v, dbi_column(st, 0), text);
	if (rc == 0)
		dbi_done(st);
	return rc;
}

static int
check_policies(struct verify *v, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(v->db, sql_policies, e);
	unsigned char found[DIGEST_LEN];
	const char *digest, *text;
	size_t digest_len, len;
	int rc;

	if (st == NULL)
		return -1;
	while ((rc = dbi_step(v->db, st, e)) == 1) {
		digest = dbi_column_bytes(st, 0, &digest_len);
		text = dbi_column_bytes(st, 1, &len);
		digest_of(v->db->digest, text, len, found);
		if (digest_len != DIGEST_LEN ||
		    memcmp(found, digest, DIGEST_LEN) != 0)
			finding(v, 0, "the text of a policy was changed");
	}
	if (rc < 0)
		return -1;
	dbi_done(st);
	if (check_seqs(v, sql_policy_gone,
	    "the text of its policy is missing", e) < 0)
		return -1;
	return check_seqs(v, sql_calendar_gone,
	    "the text of its calendar is missing", e);
}

/* A second database, temporary, for what the journal says should be there. */
static int
open_shadow(struct db *shadow, struct db *db, struct err *e)
{
	memset(shadow, 0, sizeof(*shadow));
	shadow->path = mem_text("(temporary)");
	shadow->lock_fd = -1;
	shadow->words = db->words;
	shadow->digest = digest_new();
	buf_init(&shadow->body);
	buf_init(&shadow->fields);
	buf_init(&shadow->chain);
	if (sqlite3_open("", &shadow->h) != SQLITE_OK)
		return err_set(e, ERR_DB, "no temporary database");
	if (dbi_exec(shadow, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
	    "BEGIN", e) < 0)
		return -1;
	return schema_create_derived(shadow, e);
}

static void
close_shadow(struct db *shadow)
{
	size_t i;

	for (i = 0; i < shadow->nstatements; i++)
		(void)sqlite3_finalize(shadow->statements[i].st);
	/* nothing in it is kept, so nothing can be lost by a failure */
	(void)sqlite3_close(shadow->h);
	digest_free(shadow->digest);
	buf_release(&shadow->body);
	buf_release(&shadow->fields);
	buf_release(&shadow->chain);
	bulk_release(shadow);
	free(shadow->to_stored);
	free(shadow->to_program);
	free(shadow->signed_days);
	free(shadow->path);
}

static int
same_row(sqlite3_stmt *a, sqlite3_stmt *b, int *column)
{
	const void *x, *y;
	int i, n = sqlite3_column_count(a);

	for (i = 0; i < n; i++) {
		*column = i;
		if (sqlite3_column_type(a, i) != sqlite3_column_type(b, i))
			return 0;
		x = sqlite3_column_blob(a, i);
		y = sqlite3_column_blob(b, i);
		if (sqlite3_column_bytes(a, i) != sqlite3_column_bytes(b, i) ||
		    (x != NULL && memcmp(x, y,
		    (size_t)sqlite3_column_bytes(a, i)) != 0))
			return 0;
	}
	return 1;
}

/* The seq a row of a derived table hangs on, where it names one. */
static int64_t
row_seq(sqlite3_stmt *st)
{
	int i, n = sqlite3_column_count(st);

	for (i = 0; i < n; i++)
		if (strcmp(sqlite3_column_name(st, i), "last_seq") == 0 ||
		    strcmp(sqlite3_column_name(st, i), "seq") == 0)
			return dbi_column(st, i);
	return 0;
}

static void
say_row(struct verify *v, sqlite3_stmt *st, const char *what,
    const char *table, const char *column)
{
	struct buf b = BUF_INIT;
	int64_t seq = row_seq(st);

	buf_printf(&b, "%s: %s %lld%s%s", lang(what), table,
	    (long long)dbi_column(st, 0), column == NULL ? "" : " ",
	    column == NULL ? "" : column);
	finding(v, seq == NUM_NONE ? 0 : seq, b.data);
	buf_release(&b);
}

/* Both statements give the rows of a table in the order of its key. */
static int
compare_rows(struct verify *v, const char *table, sqlite3_stmt *live,
    sqlite3_stmt *right)
{
	int a = sqlite3_step(live), b = sqlite3_step(right), column = 0;
	int64_t x, y;

	while (a == SQLITE_ROW || b == SQLITE_ROW) {
		x = a == SQLITE_ROW ? sqlite3_column_int64(live, 0) : INT64_MAX;
		y = b == SQLITE_ROW ? sqlite3_column_int64(right, 0) :
		    INT64_MAX;
		if (a == SQLITE_ROW && b == SQLITE_ROW && x == y) {
			if (!same_row(live, right, &column))
				say_row(v, right, "a derived row differs",
				    table, sqlite3_column_name(live, column));
			a = sqlite3_step(live);
			b = sqlite3_step(right);
		} else if (b != SQLITE_ROW || (a == SQLITE_ROW && x < y)) {
			say_row(v, live, "a derived row has no event", table,
			    NULL);
			a = sqlite3_step(live);
		} else {
			say_row(v, right, "a derived row is missing", table,
			    NULL);
			b = sqlite3_step(right);
		}
	}
	return a == SQLITE_DONE && b == SQLITE_DONE ? 0 : -1;
}

static int
compare_table(struct verify *v, struct db *shadow,
    const struct schema_table *table, struct err *e)
{
	sqlite3_stmt *live = NULL, *right = NULL;
	struct buf sql = BUF_INIT;
	int rc = -1;

	buf_printf(&sql, "SELECT * FROM %s ORDER BY %s", table->name,
	    table->key);
	if (sqlite3_prepare_v2(v->db->h, sql.data, -1, &live, NULL) !=
	    SQLITE_OK) {
		/* a derived table that is gone is a finding, not a failure */
		finding(v, 0, "a derived table is missing or changed");
		rc = 0;
		goto out;
	}
	if (sqlite3_prepare_v2(shadow->h, sql.data, -1, &right, NULL) !=
	    SQLITE_OK) {
		dbi_error(shadow, "compare", e);
		goto out;
	}
	if (sqlite3_column_count(live) != sqlite3_column_count(right))
		finding(v, 0, "a derived table is missing or changed");
	else if (compare_rows(v, table->name, live, right) < 0) {
		dbi_error(v->db, "compare", e);
		goto out;
	}
	rc = 0;
out:
	(void)sqlite3_finalize(live);
	(void)sqlite3_finalize(right);
	buf_release(&sql);
	return rc;
}

static int
check_derived(struct verify *v, struct err *e)
{
	struct db shadow;
	int64_t upto;
	size_t i;
	int rc = -1;

	if (open_shadow(&shadow, v->db, e) < 0 ||
	    callers_upto(v->db, &upto, e) < 0 ||
	    rebuild_into(v->db, &shadow, broken, v, e) < 0 ||
	    callers_enter(&shadow, upto, e) < 0)
		goto out;
	for (i = 0; schema_derived[i].name != NULL; i++)
		if (compare_table(v, &shadow, &schema_derived[i], e) < 0)
			goto out;
	rc = 0;
out:
	close_shadow(&shadow);
	return rc;
}

/* All of it is one read, or a writer beside it would look like a forger. */
int64_t
verify_run(struct db *db, const struct verify_options *o, verify_fn fn,
    void *arg, struct err *e)
{
	struct verify v;
	int rc;

	memset(&v, 0, sizeof(v));
	v.db = db;
	v.options = o;
	v.fn = fn;
	v.arg = arg;
	v.last_rec = NUM_NONE;
	if (db_begin_read(db, e) < 0)
		return -1;
	rc = check_triggers(&v, e) < 0 || check_chain(&v, e) < 0 ||
	    check_seqs(&v, sql_stray, "a private row without its event", e)
	    < 0 || check_seqs(&v, sql_back, "an erased private row is back", e)
	    < 0 || check_policies(&v, e) < 0 || check_derived(&v, e) < 0;
	db_end_read(db);
	return rc ? -1 : v.findings;
}

int
verify_rebuild(struct db *db, struct err *e)
{
	return rebuild_in_place(db, e);
}
