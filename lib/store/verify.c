#include "store/verify.h"

#include <string.h>

#include "base/lang.h"
#include "store/callers.h"
#include "store/chain.h"
#include "store/dbi.h"
#include "store/private.h"
#include "store/prove.h"
#include "store/rebuild.h"
#include "store/schema.h"
#include "store/shadow.h"
#include "store/tables.h"

static const char sql_chain[] =
    "SELECT " CHAIN_COLUMNS " FROM event ORDER BY seq";
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
	verify_fn fn;
	void *arg;
	int64_t findings;
	const unsigned char *wanted;	/* the head given, or NULL */
};

static void
finding(struct verify *v, int64_t seq, const char *text)
{
	v->findings++;
	if (v->fn != NULL)
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

/* One event, and its private row. */
static int
check_event(struct verify *v, struct chain *chain, sqlite3_stmt *st,
    struct err *e)
{
	struct chain_row row;
	int fits;

	chain_read(&row, st);
	chain_follow(chain, &row);
	if (row.c.commitment == NULL)
		return 0;
	if (private_fits(v->db, row.c.seq, row.c.commitment, &fits, e) < 0)
		return -1;
	if (!fits)
		finding(v, row.c.seq, "its private row was changed");
	return 0;
}

static int
check_chain(struct verify *v, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(v->db, sql_chain, e);
	struct chain chain;
	int rc;

	if (st == NULL)
		return -1;
	chain_begin(&chain, v->db, v->wanted, broken, v);
	while ((rc = dbi_step(v->db, st, e)) == 1) {
		if (check_event(v, &chain, st, e) < 0) {
			dbi_done(st);
			return -1;
		}
	}
	if (rc < 0)
		return -1;
	dbi_done(st);
	chain_end(&chain);
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

static int
check_derived(struct verify *v, struct err *e)
{
	struct db shadow;
	int64_t upto;
	size_t i;
	int rc = -1;

	if (shadow_open(&shadow, v->db, e) < 0 ||
	    callers_upto(v->db, &upto, e) < 0 ||
	    rebuild_into(v->db, &shadow, broken, v, e) < 0 ||
	    callers_enter(&shadow, upto, e) < 0)
		goto out;
	for (i = 0; schema_derived[i].name != NULL; i++)
		if (tables_compare(v->db, &shadow, &schema_derived[i],
		    broken, v, e) < 0)
			goto out;
	rc = 0;
out:
	shadow_close(&shadow);
	return rc;
}

/* Triggers, policies and what erasure took, each by a question of its own. */
static int
check_rest(struct verify *v, struct err *e)
{
	return check_triggers(v, e) < 0 || check_policies(v, e) < 0 ||
	    check_seqs(v, sql_back, "an erased private row is back", e) < 0 ?
	    -1 : 0;
}

/* Most journals hold, and that is told much sooner than what breaks one. */
static int
holds(const struct verify *v)
{
	struct verify silent = { v->db, NULL, NULL, 0, NULL };
	struct err ignored = ERR_INIT;

	return check_rest(&silent, &ignored) == 0 && silent.findings == 0 &&
	    prove_holds(v->db, v->wanted, PROVE_ROOM);
}

static int
name_findings(struct verify *v, struct err *e)
{
	if (check_chain(v, e) < 0 || check_seqs(v, sql_stray,
	    "a private row without its event", e) < 0)
		return -1;
	return check_rest(v, e) < 0 || check_derived(v, e) < 0 ? -1 : 0;
}

/* All of it is one read, or a writer beside it would look like a forger. */
int64_t
verify_run(struct db *db, const struct verify_options *o, verify_fn fn,
    void *arg, struct err *e)
{
	struct verify v = { db, fn, arg, 0, NULL };
	unsigned char wanted[DIGEST_LEN];
	int rc = 0;

	if (o->head != NULL) {
		if (digest_from_hex(o->head, wanted, DIGEST_LEN) < 0)
			return err_set(e, ERR_USAGE,
			    "a head is 64 hexadecimal digits");
		v.wanted = wanted;
	}
	if (db_begin_read(db, e) < 0)
		return -1;
	if (!holds(&v))
		rc = name_findings(&v, e);
	db_end_read(db);
	return rc < 0 ? -1 : v.findings;
}

int
verify_rebuild(struct db *db, struct err *e)
{
	return rebuild_in_place(db, e);
}
