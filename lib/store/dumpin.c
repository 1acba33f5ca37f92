#include "store/dumpin.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/birth.h"
#include "store/callers.h"
#include "store/dbi.h"
#include "store/dumpline.h"
#include "store/dumpout.h"
#include "store/journal.h"
#include "store/key.h"
#include "store/newplace.h"
#include "store/rebuild.h"
#include "store/schema.h"

static const char sql_policy[] = "INSERT INTO policy VALUES (?, ?)";

/*
 * One transaction without a way back: on failure the file is removed. What
 * it changes goes straight into the file, which is synced when it commits.
 */
static const char settings[] =
"PRAGMA page_size=16384; PRAGMA journal_mode=OFF;"
"PRAGMA locking_mode=EXCLUSIVE; PRAGMA synchronous=FULL;"
"PRAGMA temp_store=MEMORY; PRAGMA mmap_size=0; PRAGMA foreign_keys=ON;"
DB_CACHE "BEGIN";

struct dumpin {
	struct newplace place;
	int is_trial;
	const char *key_path;
	struct words *words;
	struct db *db;			/* NULL until the head is read */
	struct dumpline_reader reader;
	struct digest *sum;		/* of all lines before this one */
	struct dumpline_fixed key_check;
	int with_private, lacks_key;
	unsigned char policy[DIGEST_LEN];	/* of the last text */
	/* the last event: its private row comes next; the end was read */
	int64_t seq;
	unsigned char hash[DIGEST_LEN], commitment[DIGEST_LEN];
	int wants_private, ended;
	int64_t callers_upto;
};

struct dumpin *
dumpin_new(const struct dumpin_options *o, struct err *e)
{
	struct dumpin *d = mem_array(1, sizeof(*d));

	d->key_path = o->key_path;
	d->words = o->words;
	d->sum = digest_new();
	dumpline_reader_init(&d->reader);
	d->is_trial = o->is_trial;
	if (newplace_take(&d->place, o->path, e) < 0 ||
	    (!o->is_trial && newplace_check(&d->place, e) < 0)) {
		dumpin_free(d);
		return NULL;
	}
	return d;
}

static void
close_database(struct dumpin *d)
{
	db_close(d->db);
	d->db = NULL;
}

void
dumpin_free(struct dumpin *d)
{
	if (d == NULL)
		return;
	close_database(d);
	newplace_release(&d->place);
	dumpline_reader_release(&d->reader);
	digest_free(d->sum);
	free(d);
}

/* --- the lines ------------------------------------------------------------ */

static int
check_key(struct dumpin *d, const struct dumpline *l, struct err *e)
{
	unsigned char key[DIGEST_LEN], check[DIGEST_LEN];

	if (!d->with_private || l->key_check.len == 0)
		return 0;
	if (d->key_path == NULL)
		return err_set(e, ERR_USAGE,
		    "no key: set JS_KEY, XDG_CONFIG_HOME or HOME");
	if (key_load(key, d->key_path, e) < 0)
		return -1;
	key_check_value(check, key);
	explicit_bzero(key, sizeof(key));
	if (memcmp(check, l->key_check.at, DIGEST_LEN) != 0)
		return err_set(e, ERR_DATA, "the key '%s' is not that of the "
		    "dump", d->key_path);
	return 0;
}

static int
read_head(struct dumpin *d, const struct dumpline *l, struct err *e)
{
	struct db_options o;

	if (l->version != DUMPLINE_VERSION || l->schema < 1 ||
	    l->schema > SCHEMA_VERSION)
		return err_set(e, ERR_DATA, "the dump was written by a newer "
		    "version of jiesu");
	d->with_private = l->is_private != 0;
	d->key_check = l->key_check;
	if (check_key(d, l, e) < 0) {
		d->lacks_key = 1;
		return -1;
	}
	newplace_clear(&d->place);
	memset(&o, 0, sizeof(o));
	o.path = d->place.temporary;
	o.mode = DB_BARE;
	if (db_open(&d->db, &o, d->words, e) < 0 ||
	    dbi_exec(d->db, settings, e) < 0)
		return -1;
	return schema_create(d->db, e);
}

static int
read_policy(struct dumpin *d, const struct dumpline *l, struct err *e)
{
	sqlite3_stmt *st = dbi_stmt(d->db, sql_policy, e);
	unsigned char found[DIGEST_LEN];

	if (st == NULL)
		return -1;
	digest_of(d->db->digest, l->bytes, l->len, found);
	if (memcmp(found, l->digest.at, DIGEST_LEN) != 0)
		return err_set(e, ERR_DATA,
		    "the text of a policy was changed");
	if (d->seq > 0 || memcmp(found, d->policy, DIGEST_LEN) <= 0)
		return err_set(e, ERR_DATA, "the text of a policy stands in "
		    "the wrong place");
	memcpy(d->policy, found, DIGEST_LEN);
	dbi_blob(st, 1, l->digest.at, DIGEST_LEN);
	dbi_text(st, 2, l->bytes, l->len);
	return dbi_run(d->db, st, e);
}

/* The head said it first, before anything was written. */
static int
check_birth(struct dumpin *d, const struct dumpline *l, struct err *e)
{
	unsigned char check[DIGEST_LEN];
	int rc;

	rc = birth_key_check(l->bytes, l->len, check, e);
	if (rc < 0)
		return -1;
	if ((rc == 1) != (d->key_check.len > 0) || (rc == 1 &&
	    memcmp(check, d->key_check.at, DIGEST_LEN) != 0))
		return err_set(e, ERR_DATA, "the head of the dump names "
		    "another key");
	return 0;
}

static void
insert_event(struct bulk *b, const struct dumpline *l,
    const unsigned char prev[DIGEST_LEN])
{
	bulk_int(b, l->seq);
	bulk_int(b, l->at);
	bulk_int(b, l->rec);
	bulk_int(b, l->clock);
	bulk_int(b, l->event);
	bulk_int(b, l->key);
	bulk_int(b, l->rev);
	bulk_int(b, l->actor);
	bulk_blob(b, l->bytes, l->len);
	if (l->commitment.len > 0)
		bulk_blob(b, l->commitment.at, DIGEST_LEN);
	else
		bulk_int(b, NUM_NONE);
	bulk_blob(b, prev, DIGEST_LEN);
	bulk_blob(b, l->digest.at, DIGEST_LEN);
}

static int
read_event(struct dumpin *d, const struct dumpline *l, struct err *e)
{
	unsigned char hash[DIGEST_LEN];
	struct journal_columns c;
	struct bulk *b;

	if (l->seq != d->seq + 1)
		return err_set(e, ERR_DATA, "event %lld comes behind event "
		    "%lld", (long long)l->seq, (long long)d->seq);
	dumpline_columns(&c, l);
	journal_hash(d->db, d->hash, &c, hash);
	if (memcmp(hash, l->digest.at, DIGEST_LEN) != 0)
		return err_set(e, ERR_DATA, "event %lld does not fit its hash",
		    (long long)l->seq);
	if (l->is_private && (!d->with_private || l->commitment.len == 0))
		return err_set(e, ERR_DATA, "event %lld can have no private "
		    "row", (long long)l->seq);
	if (l->seq == 1 && check_birth(d, l, e) < 0)
		return -1;
	b = bulk_row(d->db, BULK_EVENT, 12);
	insert_event(b, l, d->hash);
	if (bulk_end(d->db, b, e) < 0)
		return -1;
	d->seq = l->seq;
	memcpy(d->hash, hash, DIGEST_LEN);
	d->wants_private = l->is_private != 0;
	memcpy(d->commitment, l->commitment.at, DIGEST_LEN);
	return 0;
}

static int
read_private(struct dumpin *d, const struct dumpline *l, struct err *e)
{
	unsigned char found[DIGEST_LEN];
	struct bulk *b;

	seal_commit(d->db->sealer, l->salt.at, l->salt.len, l->caller,
	    l->bytes, l->len, found);
	if (!d->wants_private || l->seq != d->seq ||
	    memcmp(found, d->commitment, DIGEST_LEN) != 0)
		return err_set(e, ERR_DATA, "this private row is none of "
		    "event %lld", (long long)d->seq);
	d->wants_private = 0;
	b = bulk_row(d->db, BULK_PRIVATE, 4);
	bulk_int(b, l->seq);
	bulk_blob(b, l->salt.at, l->salt.len);
	bulk_int(b, l->caller);
	bulk_blob(b, l->bytes, l->len);
	return bulk_end(d->db, b, e);
}

static int
read_end(struct dumpin *d, const struct dumpline *l, struct err *e)
{
	unsigned char sum[DIGEST_LEN];

	if (d->seq == 0 || l->seq != d->seq ||
	    memcmp(l->digest.at, d->hash, DIGEST_LEN) != 0)
		return err_set(e, ERR_DATA, "the end is that of event %lld, "
		    "the last one is %lld", (long long)l->seq,
		    (long long)d->seq);
	digest_end(d->sum, sum);
	if (memcmp(sum, l->sum.at, DIGEST_LEN) != 0)
		return err_set(e, ERR_DATA, "a line before this one was "
		    "changed, or is missing");
	d->callers_upto = l->callers_upto;
	d->ended = 1;
	return 0;
}

static int
read_line(struct dumpin *d, const struct dumpline *l, struct err *e)
{
	if (d->ended)
		return err_set(e, ERR_DATA, "it stands behind the end");
	if ((l->kind == DUMPLINE_HEAD) != (d->db == NULL))
		return err_set(e, ERR_DATA, "a dump begins with its head");
	if (d->wants_private && l->kind != DUMPLINE_PRIVATE)
		return err_set(e, ERR_DATA, "the private row of event %lld is "
		    "missing", (long long)d->seq);
	switch (l->kind) {
	case DUMPLINE_HEAD:
		return read_head(d, l, e);
	case DUMPLINE_POLICY:
		return read_policy(d, l, e);
	case DUMPLINE_EVENT:
		return read_event(d, l, e);
	case DUMPLINE_PRIVATE:
		return read_private(d, l, e);
	case DUMPLINE_END:
		return read_end(d, l, e);
	case DUMPLINE_TEXT:
	case DUMPLINE_PIECE:
		break;
	}
	BUG("a piece of a line is no line");
}

/* What the journal's own rules refuse was written by no program of ours. */
static int
blame_dump(const struct dumpin *d, struct err *e)
{
	if (e->code == ERR_REFUSED || e->code == ERR_STALE || (e->code == ERR_DB &&
	    (sqlite3_errcode(d->db->h) & 0xff) == SQLITE_CONSTRAINT))
		e->code = ERR_DATA;
	return -1;
}

int
dumpin_line(struct dumpin *d, const char *line, size_t len, struct err *e)
{
	struct dumpline l;
	int rc;

	rc = dumpline_read(&d->reader, &l, line, len, e);
	if (rc < 0 && d->db == NULL)
		return err_set(e, ERR_DATA, "not a dump of js-audit");
	if (rc == 1)
		rc = read_line(d, &l, e);
	if (rc < 0 && d->db != NULL)
		return blame_dump(d, e);
	digest_add(d->sum, line, len);
	digest_add(d->sum, "\n", 1);
	return rc;
}

int
dumpin_lacks_key(const struct dumpin *d)
{
	return d->lacks_key;
}

int64_t
dumpin_events(const struct dumpin *d)
{
	return d->seq;
}

/* --- the end -------------------------------------------------------------- */

/* The file says so from then on. Closing it leaves no -wal. */
static int
into_wal_mode(struct db *db, struct err *e)
{
	sqlite3_stmt *st;
	const char *mode;
	size_t len;
	int rc;

	if (sqlite3_db_config(db->h, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0,
	    (int *)NULL) != SQLITE_OK)
		return dbi_error(db, "configure", e);
	if (dbi_prepare(db, "PRAGMA journal_mode=WAL", &st, e) < 0)
		return -1;
	rc = dbi_step(db, st, e) < 0 ? -1 : 0;
	mode = rc == 0 ? dbi_column_bytes(st, 0, &len) : "";
	if (rc == 0 && strcmp(mode, "wal") != 0)
		rc = err_set(e, ERR_DB, "database '%s' cannot be in WAL mode",
		    db->path);
	(void)sqlite3_finalize(st);	/* repeats what the step said */
	return rc;
}

/* Derived rows, and the triggers last: they want each event behind another. */
static int
complete(struct dumpin *d, struct err *e)
{
	struct db *db = d->db;
	int64_t cases;

	if (rebuild_into(db, db, NULL, NULL, e) < 0 ||
	    dumpout_cases(db, &cases, e) < 0)
		return -1;
	if (d->callers_upto < 0 || d->callers_upto > cases)
		return err_set(e, ERR_DATA, "its end names a case that there "
		    "is not");
	if (callers_enter(db, d->callers_upto, e) < 0 ||
	    schema_guard(db, e) < 0 || dbi_exec(db, "COMMIT", e) < 0)
		return -1;
	return into_wal_mode(db, e);
}

int
dumpin_end(struct dumpin *d, struct err *e)
{
	if (!d->ended)
		return err_set(e, ERR_DATA, "the dump is cut off: it has no "
		    "end");
	if (complete(d, e) < 0)
		return blame_dump(d, e);
	close_database(d);
	return d->is_trial ? 0 : newplace_publish(&d->place, e);
}
