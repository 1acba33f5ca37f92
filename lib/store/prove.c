#include "store/prove.h"

#include <string.h>

#include "base/crew.h"
#include "base/num.h"
#include "store/afoot.h"
#include "store/callers.h"
#include "store/chain.h"
#include "store/dbi.h"
#include "store/dictionary.h"
#include "store/rebuild.h"
#include "store/replay.h"
#include "store/row.h"
#include "store/rowsum.h"
#include "store/schema.h"
#include "store/shadow.h"
#include "store/tables.h"
#include "store/twins.h"

static const char sql_chain[] =
    "SELECT " CHAIN_COLUMNS " FROM event ORDER BY seq";
static const char sql_events[] = "SELECT seq, at, rec, clock, kind, cas, rev,"
    " actor, body, commitment FROM event ORDER BY seq";
static const char sql_callers[] =
    "SELECT seq, caller FROM private ORDER BY seq";
static const char sql_private[] =
    "SELECT seq, salt, caller, fields FROM private";
static const char sql_pairs[] = "SELECT ref, cas FROM caller";
static const char sql_caller[] = "SELECT caller FROM cases WHERE key = ?";

/* The pieces of work, the longest one first; each has a connection. */
enum { FOLD, CASES, CHAIN, PRIVATE, CALLERS, FACTS, PIECES };

struct prove {
	struct db *db[PIECES];		/* the first is borrowed */
	struct sip_key key;
	int doubt[PIECES];
	int64_t upto;
	uint64_t found[PIECES];		/* sums of what is there, */
	uint64_t right[PIECES];		/* and of what should be */

	struct chain chain;

	/* of the fold */
	struct db shadow;
	struct afoot *afoot;
	sqlite3_stmt *callers;		/* rows of private, in step */
	int64_t private_seq;		/* of that row; INT64_MAX: the end */
};

static void
broken(void *doubt, int64_t seq, const char *text)
{
	(void)seq;
	(void)text;
	*(int *)doubt = 1;
}

/* --- the journal ------------------------------------------------------------ */

static int
follow(struct prove *p, struct err *e)
{
	struct db *db = p->db[CHAIN];
	sqlite3_stmt *st = dbi_stmt(db, sql_chain, e);
	struct chain_row row;
	int rc = 0;

	if (st == NULL)
		return -1;
	p->chain.db = db;
	while (!p->doubt[CHAIN] && (rc = dbi_step(db, st, e)) == 1) {
		chain_read(&row, st);
		chain_follow(&p->chain, &row);
	}
	dbi_done(st);
	chain_end(&p->chain);
	return p->doubt[CHAIN] ? 0 : rc;
}

static int
next_caller(struct prove *p, struct err *e)
{
	int rc = dbi_step(p->db[FOLD], p->callers, e);

	p->private_seq = rc == 1 ? dbi_column(p->callers, 0) : INT64_MAX;
	return rc < 0 ? -1 : 0;
}

/* Private rows stand in the order of their events; one that no event is
 * committed to stays in the way of all that follow. */
static int
read_private(struct prove *p, struct rebuild_row *row, struct err *e)
{
	struct rowsum sum;

	row->has_private = row->c.commitment != NULL;
	row->is_gone = p->private_seq != row->c.seq;
	row->caller = NUM_NONE;
	if (!row->has_private || row->is_gone)
		return 0;
	row->caller = dbi_column(p->callers, 1);
	rowsum_begin(&sum, &p->key);
	rowsum_int(&sum, row->c.seq);
	rowsum_int(&sum, row->caller);
	rowsum_blob(&sum, row->c.commitment, DIGEST_LEN);
	p->right[PRIVATE] += rowsum_end(&sum);
	return next_caller(p, e);
}

static int
fold_event(struct prove *p, sqlite3_stmt *st, struct err *e)
{
	struct rebuild_row row;
	size_t len;

	replay_read_columns(&row.c, st);
	row.c.commitment =
	    (const unsigned char *)dbi_column_bytes(st, 9, &len);
	if (len != DIGEST_LEN)		/* none, or one that is broken */
		row.c.commitment = NULL;
	if (read_private(p, &row, e) < 0 ||
	    afoot_begin(p->afoot, row.c.seq, row.c.key,
	    row.c.kind == EV_RECEIVE, e) < 0)
		return -1;
	return rebuild_event(&p->shadow, &row, e);
}

static int
fold_events(struct prove *p, struct err *e)
{
	struct db *db = p->db[FOLD];
	sqlite3_stmt *st = dbi_stmt(db, sql_events, e);
	int rc;

	p->callers = dbi_stmt(db, sql_callers, e);
	if (st == NULL || p->callers == NULL || next_caller(p, e) < 0)
		return -1;
	while ((rc = dbi_step(db, st, e)) == 1)
		if (fold_event(p, st, e) < 0)
			break;
	dbi_done(st);
	dbi_done(p->callers);
	if (rc != 0 || p->private_seq != INT64_MAX)
		return -1;
	return bulk_flush(&p->shadow, e);
}

/*
 * The table of callers has those of the last state of each case, and those
 * that events have entered by themselves: they are rows of the shadow, some
 * of them those of a last state too. That is read from the live cases, of
 * which the sum says whether they are right.
 */
static int
add_pairs(struct prove *p, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(&p->shadow, sql_pairs, e);
	int64_t ref, key, last;
	int rc;

	if (st == NULL)
		return -1;
	while ((rc = dbi_step(&p->shadow, st, e)) == 1) {
		ref = dbi_column(st, 0);
		key = dbi_column(st, 1);
		if (dbi_number(p->db[FOLD], sql_caller, key, &last, e) < 0)
			return -1;
		if (ref != last || key > p->upto)
			p->right[CALLERS] += rowsum_pair(&p->key, ref, key);
	}
	if (rc == 0)
		dbi_done(st);
	return rc;
}

static int
is_summed(const struct schema_table *t)
{
	return strcmp(t->name, "cases") == 0 ||
	    strcmp(t->name, "caller") == 0 || strcmp(t->name, "fact") == 0;
}

static int
compare_tables(struct prove *p, struct err *e)
{
	const struct schema_table *t;

	if (callers_note_upto(&p->shadow, p->upto, e) < 0)
		return -1;
	for (t = schema_derived; t->name != NULL; t++)
		if (!is_summed(t) && tables_compare(p->db[FOLD], &p->shadow,
		    t, broken, &p->doubt[FOLD], e) < 0)
			return -1;
	return 0;
}

static int
fold(struct prove *p, struct err *e)
{
	struct afoot_sums sums;

	if (fold_events(p, e) < 0 || afoot_end(p->afoot, &sums, e) != 1 ||
	    p->upto > afoot_last_key(p->afoot))
		return -1;
	p->right[CASES] = sums.rows;
	p->right[CALLERS] = sums.callers;
	p->right[FACTS] = sums.facts;
	return add_pairs(p, e) < 0 ? -1 : compare_tables(p, e);
}

/* --- the tables ------------------------------------------------------------- */

static int
sum_private(struct prove *p, struct err *e)
{
	struct db *db = p->db[PRIVATE];
	sqlite3_stmt *st = dbi_stmt(db, sql_private, e);
	unsigned char commitment[DIGEST_LEN];
	const char *salt, *fields;
	size_t salt_len, len;
	struct rowsum sum;
	int64_t caller;
	int rc;

	if (st == NULL)
		return -1;
	while ((rc = dbi_step(db, st, e)) == 1) {
		salt = dbi_column_bytes(st, 1, &salt_len);
		caller = dbi_column(st, 2);
		fields = dbi_column_bytes(st, 3, &len);
		seal_commit(db->sealer, salt, salt_len, caller, fields, len,
		    commitment);
		rowsum_begin(&sum, &p->key);
		rowsum_int(&sum, dbi_column(st, 0));
		rowsum_int(&sum, caller);
		rowsum_blob(&sum, commitment, DIGEST_LEN);
		p->found[PRIVATE] += rowsum_end(&sum);
	}
	if (rc == 0)
		dbi_done(st);
	return rc;
}

static int
sum_cases(struct prove *p, struct err *e)
{
	return rowsum_table(p->db[CASES], row_names(), "cases", &p->key,
	    &p->found[CASES], e);
}

static int
sum_callers(struct prove *p, struct err *e)
{
	return rowsum_table(p->db[CALLERS], "ref,cas", "caller", &p->key,
	    &p->found[CALLERS], e);
}

static int
sum_facts(struct prove *p, struct err *e)
{
	return rowsum_table(p->db[FACTS], "key,seq", "fact", &p->key,
	    &p->found[FACTS], e);
}

/* --- all of them ------------------------------------------------------------ */

static void
work(void *arg, size_t i)
{
	static int (*const pieces[PIECES])(struct prove *, struct err *) = {
		fold, sum_cases, follow, sum_private, sum_callers,
		sum_facts
	};
	struct prove *p = arg;
	struct err e = ERR_INIT;

	/* who names what is wrong comes to the same error, and tells it */
	if (pieces[i](p, &e) < 0)
		p->doubt[i] = 1;
}

/* The first has a read, which begins anew. */
static int
begin_together(struct prove *p, struct err *e)
{
	struct err ignored = ERR_INIT;

	db_end_read(p->db[FOLD]);
	if (twins_begin(p->db, PIECES, e) == 0)
		return 0;
	/* where that fails who reads next is told */
	(void)db_begin_read(p->db[FOLD], &ignored);
	return -1;
}

static int
prepare(struct prove *p, size_t room, struct err *e)
{
	int i;

	for (i = FOLD + 1; i < PIECES; i++)
		if (db_twin(&p->db[i], p->db[FOLD], NULL, DB_READ, e) < 0)
			return -1;
	if (begin_together(p, e) < 0 ||
	    shadow_open(&p->shadow, p->db[FOLD], e) < 0 ||
	    tables_are_made_alike(p->db[FOLD], &p->shadow, e) != 1 ||
	    dictionary_load(p->db[FOLD], e) < 0 ||
	    callers_upto(p->db[FOLD], &p->upto, e) < 0 || p->upto < 0)
		return -1;
	sip_new_key(&p->key);
	p->afoot = afoot_new(&p->shadow, p->db[FOLD], &p->key, p->upto,
	    room);
	p->shadow.afoot = p->afoot;
	return 0;
}

static int
agree(const struct prove *p)
{
	int i;

	for (i = 0; i < PIECES; i++)
		if (p->doubt[i] || p->found[i] != p->right[i])
			return 0;
	return 1;
}

int
prove_holds(struct db *db, const unsigned char *wanted, size_t room)
{
	struct err e = ERR_INIT;
	struct prove p;
	int i, holds = 0;

	memset(&p, 0, sizeof(p));
	p.db[FOLD] = db;
	chain_begin(&p.chain, NULL, wanted, broken, &p.doubt[CHAIN]);
	if (prepare(&p, room, &e) == 0) {
		crew_run(PIECES, work, &p);
		holds = agree(&p);
	}
	afoot_free(p.afoot);
	shadow_close(&p.shadow);
	for (i = FOLD + 1; i < PIECES; i++)
		db_close(p.db[i]);
	return holds;
}
