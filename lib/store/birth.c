#include "store/birth.h"

#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "life/event.h"
#include "store/journal.h"
#include "store/key.h"
#include "store/lock.h"
#include "store/schema.h"

/* Both take effect on an empty file only. */
static const char first_settings[] =
"PRAGMA page_size=16384; PRAGMA journal_mode=WAL;";

/* An empty database has no application id and no tables. */
int
birth_identity(struct db *db, int *empty, struct err *e)
{
	int64_t id, version, tables;

	if (dbi_number(db, "PRAGMA application_id", NUM_NONE, &id, e) < 0 ||
	    dbi_number(db, "PRAGMA user_version", NUM_NONE, &version, e) < 0 ||
	    dbi_number(db, "SELECT count(*) FROM sqlite_schema", NUM_NONE,
	    &tables, e) < 0)
		return -1;
	*empty = id == 0 && version == 0 && tables == 0;
	if (*empty)
		return 0;
	if (id != SCHEMA_APPLICATION_ID)
		return err_set(e, ERR_DATA, "'%s' is no database of jiesu",
		    db->path);
	if (version > SCHEMA_VERSION)
		return err_set(e, ERR_DATA, "database '%s' was written by a "
		    "newer version of jiesu", db->path);
	return 0;
}

static int
append_birth(struct db *db, const struct db_options *o, struct err *e)
{
	unsigned char check[DIGEST_LEN];
	struct event ev;

	event_init(&ev, EV_BIRTH, db->now_at);
	event_set(&ev, EF_FOR_TESTS, o->now_given != 0);
	event_set(&ev, EF_COUNT, SCHEMA_VERSION);
	if (db->key != NULL) {
		key_check_value(check, db->key);
		event_set_bytes(&ev, EF_KEY_CHECK, (const char *)check,
		    DIGEST_LEN);
	}
	return journal_append(db, &ev, e);
}

/* Whether it is empty is asked again under the lock: two programs may have
 * found the same empty file. The lock is taken before the settings, which
 * write to the file; what fails leaves it to db_close to give it back. */
int
birth_create(struct db *db, const struct db_options *o, struct err *e)
{
	int empty, dry_run = db->dry_run;

	if (lock_take(db->lock_fd, db->wait_s, e) < 0 ||
	    dbi_exec(db, first_settings, e) < 0 ||
	    dbi_exec(db, db_settings, e) < 0 || db_begin(db, e) < 0)
		return -1;
	if (birth_identity(db, &empty, e) < 0)
		return -1;
	if (!empty) {
		db_rollback(db);
		return 0;
	}
	if (schema_create(db, e) < 0 || append_birth(db, o, e) < 0 ||
	    schema_guard(db, e) < 0)
		return -1;
	db->dry_run = 0;
	if (db_commit(db, e) < 0)
		return -1;
	db->dry_run = dry_run;
	return 0;
}

static int
decode(struct event *ev, const char *body, size_t len, struct err *e)
{
	static const struct event_words none = { NULL, 0 };

	event_init(ev, EV_BIRTH, 0);
	return event_decode(ev, body, len, &none, e);
}

/* What it says is borrowed from body. */
static int
key_check_of(const struct event *ev, unsigned char check[DIGEST_LEN],
    struct err *e)
{
	const struct event_value *v = event_value(ev, EF_KEY_CHECK);

	if (v == NULL)
		return 0;
	if (v->len != DIGEST_LEN)
		return err_set(e, ERR_DATA, "unreadable body");
	memcpy(check, v->s, DIGEST_LEN);
	return 1;
}

int
birth_key_check(const char *body, size_t len,
    unsigned char check[DIGEST_LEN], struct err *e)
{
	struct event ev;

	return decode(&ev, body, len, e) < 0 ? -1 :
	    key_check_of(&ev, check, e);
}

/* For whom the database was made, by its first event. */
static int
check_birth(struct db *db, const struct db_options *o,
    const struct event *ev, struct err *e)
{
	unsigned char wanted[DIGEST_LEN], check[DIGEST_LEN];
	int rc;

	if (o->mode != DB_READ && o->now_given && o->now_at > o->clock_at &&
	    event_get(ev, EF_FOR_TESTS) != 1)
		return err_set(e, ERR_USAGE, "--now lies in the future, and "
		    "database '%s' was not made for tests", db->path);
	if (db->key == NULL || (rc = key_check_of(ev, wanted, e)) == 0)
		return 0;
	key_check_value(check, db->key);
	if (rc < 0 || memcmp(check, wanted, DIGEST_LEN) != 0)
		return err_set(e, ERR_DATA, "the key '%s' is not that of "
		    "database '%s'", o->key_path, db->path);
	return 0;
}

int
birth_check(struct db *db, const struct db_options *o, struct err *e)
{
	static const char sql[] = "SELECT body FROM event WHERE seq = 1";
	sqlite3_stmt *st = dbi_stmt(db, sql, e);
	struct event ev;
	const char *body;
	size_t len;
	int rc;

	/* Who only reads needs neither; verify finds what is wrong with it. */
	if (o->mode == DB_READ && db->key == NULL)
		return 0;
	if (st == NULL || (rc = dbi_step(db, st, e)) < 0)
		return -1;
	if (rc == 0)
		return err_set(e, ERR_DATA, "database '%s' has no journal",
		    db->path);
	body = dbi_column_bytes(st, 0, &len);
	rc = decode(&ev, body, len, e);
	if (rc == 0)
		rc = check_birth(db, o, &ev, e);
	dbi_done(st);
	return rc;
}

/* A new database gets a new key; an old one must find its own. */
int
birth_key(struct db *db, const struct db_options *o, int fresh,
    struct err *e)
{
	unsigned char key[DIGEST_LEN];
	int rc;

	if (o->key_path == NULL)
		return 0;
	rc = fresh ? key_load_or_make(key, o->key_path, e) :
	    key_load(key, o->key_path, e);
	if (rc < 0)
		return -1;
	db->key = mem_alloc(DIGEST_LEN);
	memcpy(db->key, key, DIGEST_LEN);
	explicit_bzero(key, sizeof(key));
	db->mac = mac_new(db->key, DIGEST_LEN);
	return 0;
}
