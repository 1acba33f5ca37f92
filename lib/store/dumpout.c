#include "store/dumpout.h"

#include <string.h>

#include "base/num.h"
#include "store/birth.h"
#include "store/callers.h"
#include "store/dbi.h"
#include "store/dumpline.h"
#include "store/journal.h"
#include "store/schema.h"

#define BATCH_BYTES (1 << 20)
#define BATCH_EVENTS 4096

static const char sql_birth[] = "SELECT body FROM event WHERE seq = 1";
static const char sql_cases[] = "SELECT max(key) FROM cases";
static const char sql_policies[] =
    "SELECT digest, text FROM policy ORDER BY digest";
#define COLUMNS "SELECT e.seq, e.at, e.rec, e.clock, e.kind, e.cas, e.rev," \
    " e.actor, e.body, e.commitment, e.hash"
#define WHICH " WHERE e.seq > ?1 AND e.seq <= ?2 ORDER BY e.seq LIMIT ?3"
static const char sql_events[] = COLUMNS " FROM event e" WHICH;
static const char sql_all[] = COLUMNS ", p.salt, p.caller, p.fields"
    " FROM event e LEFT JOIN private p ON p.seq = e.seq" WHICH;
enum { BODY = 8, COMMITMENT, HASH, SALT, CALLER, FIELDS };

/* A column of a digest or a salt; of another length it fits nothing. */
static int
read_fixed(struct dumpline_fixed *f, sqlite3_stmt *st, int column,
    size_t wanted)
{
	const char *p = dbi_column_bytes(st, column, &f->len);

	if (f->len != wanted)
		return -1;
	memcpy(f->at, p, wanted);
	return 0;
}

/* Append what stands in b from at on to the digest of the dump. */
static void
add_up(struct dumpout *d, const struct buf *b, size_t at)
{
	digest_add(d->sum, b->data + at, b->len - at);
}

static int
read_key_check(struct dumpout *d, struct dumpline *l, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(d->db, sql_birth, e);
	const char *body;
	size_t len;
	int rc;

	if (st == NULL || (rc = dbi_step(d->db, st, e)) < 0)
		return -1;
	body = dbi_column_bytes(st, 0, &len);
	rc = birth_key_check(body, len, l->key_check.at, e);
	dbi_done(st);
	if (rc < 0)
		return err_prefix(e, "event %lld", 1LL);
	l->key_check.len = rc == 1 ? DIGEST_LEN : 0;
	return 0;
}

static int
put_policy(struct dumpout *d, sqlite3_stmt *st, struct buf *b, struct err *e)
{
	unsigned char found[DIGEST_LEN];
	struct dumpline l;

	dumpline_init(&l, DUMPLINE_POLICY);
	l.bytes = dbi_column_bytes(st, 1, &l.len);
	digest_of(d->db->digest, l.bytes, l.len, found);
	if (read_fixed(&l.digest, st, 0, DIGEST_LEN) < 0 ||
	    memcmp(l.digest.at, found, DIGEST_LEN) != 0)
		return err_set(e, ERR_DATA,
		    "the text of a policy was changed");
	dumpline_put(b, &l);
	return 0;
}

static int
put_policies(struct dumpout *d, struct buf *b, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(d->db, sql_policies, e);
	int rc;

	if (st == NULL)
		return -1;
	while ((rc = dbi_step(d->db, st, e)) == 1) {
		if (put_policy(d, st, b, e) < 0) {
			dbi_done(st);
			return -1;
		}
	}
	if (rc == 0)
		dbi_done(st);
	return rc;
}

static int
put_beginning(struct dumpout *d, struct buf *b, struct err *e)
{
	struct dumpline l;

	dumpline_init(&l, DUMPLINE_HEAD);
	l.version = DUMPLINE_VERSION;
	l.schema = SCHEMA_VERSION;
	l.is_private = d->with_private;
	if (journal_head(d->db, &d->last_seq, d->head, e) < 0 ||
	    callers_upto(d->db, &d->callers_upto, e) < 0 ||
	    read_key_check(d, &l, e) < 0)
		return -1;
	dumpline_put(b, &l);
	return put_policies(d, b, e);
}

int
dumpout_begin(struct dumpout *d, struct db *db, int with_private,
    struct buf *b, struct err *e)
{
	size_t at = b->len;
	int rc;

	memset(d, 0, sizeof(*d));
	d->db = db;
	d->with_private = with_private;
	d->sum = digest_new();
	if (db_begin_read(db, e) < 0)
		return -1;
	rc = put_beginning(d, b, e);
	db_end_read(db);
	add_up(d, b, at);
	return rc;
}

/* The private row of the event, which is its line's at this moment. */
static int
put_private(struct dumpout *d, const struct dumpline *event,
    sqlite3_stmt *st, struct buf *b)
{
	unsigned char found[DIGEST_LEN];
	struct dumpline l;

	dumpline_init(&l, DUMPLINE_PRIVATE);
	l.seq = event->seq;
	l.caller = dbi_column(st, CALLER);
	if (read_fixed(&l.salt, st, SALT, SEAL_SALT_LEN) < 0)
		return -1;
	l.bytes = dbi_column_bytes(st, FIELDS, &l.len);
	seal_commit(d->db->sealer, l.salt.at, l.salt.len, l.caller, l.bytes,
	    l.len, found);
	if (memcmp(found, event->commitment.at, DIGEST_LEN) != 0)
		return -1;
	dumpline_put(b, &l);
	return 0;
}

static void
read_event(struct dumpline *l, sqlite3_stmt *st)
{
	dumpline_init(l, DUMPLINE_EVENT);
	l->seq = dbi_column(st, 0);
	l->at = dbi_column(st, 1);
	l->rec = dbi_column(st, 2);
	l->clock = dbi_column(st, 3);
	l->event = dbi_column(st, 4);
	l->key = dbi_column(st, 5);
	l->rev = dbi_column(st, 6);
	l->actor = dbi_column(st, 7);
	l->bytes = dbi_column_bytes(st, BODY, &l->len);
	if (read_fixed(&l->commitment, st, COMMITMENT, DIGEST_LEN) < 0)
		l->commitment.len = 0;
}

static int
put_event(struct dumpout *d, sqlite3_stmt *st, struct buf *b, struct err *e)
{
	struct journal_columns c;
	struct dumpline l;

	read_event(&l, st);
	dumpline_columns(&c, &l);
	journal_hash(d->db, d->hash, &c, d->hash);
	if (l.seq != d->seq + 1 ||
	    read_fixed(&l.digest, st, HASH, DIGEST_LEN) < 0 ||
	    memcmp(l.digest.at, d->hash, DIGEST_LEN) != 0)
		return err_set(e, ERR_DATA, "event %lld does not fit the one "
		    "before it: see js-audit verify", (long long)l.seq);
	l.is_private = d->with_private &&
	    sqlite3_column_type(st, SALT) != SQLITE_NULL;
	dumpline_put(b, &l);
	if (l.is_private && put_private(d, &l, st, b) < 0) {
		err_set(e, ERR_DATA, "its private row was changed");
		return err_prefix(e, "event %lld", (long long)l.seq);
	}
	d->seq = l.seq;
	return 0;
}

static int
put_end(struct dumpout *d, struct buf *b, struct err *e)
{
	struct dumpline l;

	if (d->last_seq == 0 || memcmp(d->hash, d->head, DIGEST_LEN) != 0)
		return err_set(e, ERR_DATA, "the journal does not end with "
		    "event %lld: see js-audit verify",
		    (long long)d->last_seq);
	dumpline_init(&l, DUMPLINE_END);
	l.seq = d->seq;
	l.digest.len = l.sum.len = DIGEST_LEN;
	memcpy(l.digest.at, d->head, DIGEST_LEN);
	l.callers_upto = d->callers_upto;
	digest_end(d->sum, l.sum.at);
	dumpline_put(b, &l);
	return 0;
}

static int
put_events(struct dumpout *d, struct buf *b, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(d->db,
	    d->with_private ? sql_all : sql_events, e);
	size_t at = b->len;
	int rc;

	if (st == NULL)
		return -1;
	dbi_int(st, 1, d->seq);
	dbi_int(st, 2, d->last_seq);
	dbi_int(st, 3, BATCH_EVENTS);
	while ((rc = dbi_step(d->db, st, e)) == 1) {
		rc = put_event(d, st, b, e);
		if (rc < 0 || b->len - at > BATCH_BYTES)
			break;
	}
	dbi_done(st);
	if (rc == 0 && b->len == at)
		return err_set(e, ERR_DATA, "the journal does not end with "
		    "event %lld: see js-audit verify",
		    (long long)d->last_seq);
	add_up(d, b, at);
	return rc;
}

int
dumpout_next(struct dumpout *d, struct buf *b, struct err *e)
{
	if (d->seq < d->last_seq)
		return put_events(d, b, e) < 0 ? -1 : 1;
	return put_end(d, b, e);
}

void
dumpout_release(struct dumpout *d)
{
	digest_free(d->sum);
	d->sum = NULL;
}

int
dumpout_cases(struct db *db, int64_t *n, struct err *e)
{
	if (dbi_number(db, sql_cases, NUM_NONE, n, e) < 0)
		return -1;
	if (*n == NUM_NONE)
		*n = 0;
	return 0;
}
